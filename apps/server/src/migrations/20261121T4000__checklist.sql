-- Official forms (checklists): which an institution fills in, every answer a person ever confirmed, and what was handed in.

-- One form of one year. The answers follow below; this row holds the edition they answer and what spares the institution items.
create table checklist (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  form text not null,
  edition_hash text not null references catalog_edition (hash),
  -- Whether there are systems that hold medical information, and contracts with vendors; null: not said.
  has_system boolean,
  has_vendor boolean,
  opened_at timestamptz not null,
  opened_by uuid not null references person (id),
  version integer not null,
  unique (organisation_id, form),
  unique (organisation_id, id)
);

-- Append-only: each answer names the one it took the place of, so that of two at once only one can follow.
create table checklist_answer (
  id uuid primary key,
  organisation_id uuid not null,
  checklist_id uuid not null,
  item text not null,
  value text not null check (value in ('yes', 'no', 'exempt')),
  checked date not null,
  planned date,
  target date,
  exemption text check (exemption in ('no-system', 'no-vendor')),
  risk text not null check (char_length(risk) <= 1000),
  remark text not null check (char_length(remark) <= 1000),
  explanation text not null check (char_length(explanation) <= 1000),
  source text not null check (source in ('proposal', 'hand', 'workbook', 'carried')),
  responsible_id uuid references person (id),
  responsible_name text not null,
  answered_by uuid not null references person (id),
  answered_by_name text not null,
  answered_at timestamptz not null,
  supersedes uuid references checklist_answer (id),
  foreign key (organisation_id, checklist_id) references checklist (organisation_id, id),
  check ((value = 'exempt') = (exemption is not null))
);
create unique index checklist_answer_follows on checklist_answer (checklist_id, item, supersedes) nulls not distinct;
create index checklist_answer_item on checklist_answer (checklist_id, item, answered_at desc);

-- Frozen: RFC 8785 JSON and its hash, with what a list needs beside it.
create table checklist_submission (
  id uuid primary key,
  organisation_id uuid not null,
  checklist_id uuid not null,
  kind text not null check (kind in ('interim', 'final')),
  submitted_at timestamptz not null,
  submitted_by uuid not null references person (id),
  submitted_by_name text not null,
  snapshot text not null,
  sha256 text not null,
  standing jsonb not null,
  foreign key (organisation_id, checklist_id) references checklist (organisation_id, id)
);
create index checklist_submission_checklist on checklist_submission (checklist_id, submitted_at desc);

alter table checklist enable row level security; alter table checklist force row level security;
alter table checklist_answer enable row level security; alter table checklist_answer force row level security;
alter table checklist_submission enable row level security; alter table checklist_submission force row level security;

create policy owner on checklist to current_user using (true) with check (true);
create policy owner on checklist_answer to current_user using (true) with check (true);
create policy owner on checklist_submission to current_user using (true) with check (true);
create policy own on checklist to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on checklist_answer to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on checklist_submission to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));

grant select, insert on checklist to ${app};
grant update (edition_hash, has_system, has_vendor, version) on checklist to ${app};
grant select, insert on checklist_answer to ${app};
grant select, insert on checklist_submission to ${app};
