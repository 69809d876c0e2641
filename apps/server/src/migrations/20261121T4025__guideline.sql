-- Who owns the clauses of a guideline at the institution, and how forms moved from one edition to the next.

-- A volume, a chapter or a clause, by its id in the catalog; the narrower one holds. Null: taken back, the row keeps its version.
create table guideline_owner (
  organisation_id uuid not null references organisation (id),
  guideline text not null check (char_length(guideline) between 1 and 60),
  place text not null check (char_length(place) between 1 and 60),
  person_id uuid references person (id),
  -- As it was when written, so that somebody who left still has a name.
  person_name text not null check (char_length(person_name) <= 200),
  since timestamptz not null,
  version integer not null,
  primary key (organisation_id, guideline, place)
);

-- Append-only: a form of the same year was worded anew. Answers whose meaning changed no longer stand until a person confirms them.
create table checklist_move (
  id uuid primary key,
  organisation_id uuid not null,
  checklist_id uuid not null,
  -- As it held here, which an institution's own workbook may have worded.
  from_hash text not null check (from_hash ~ '^[0-9a-f]{64}$'),
  to_hash text not null references catalog_edition (hash),
  moved_at timestamptz not null,
  moved_by uuid not null references person (id),
  moved_by_name text not null,
  -- The answers that stood until then, and have to be confirmed anew.
  lapsed uuid[] not null,
  foreign key (organisation_id, checklist_id) references checklist (organisation_id, id)
);
create index checklist_move_checklist on checklist_move (checklist_id, moved_at desc);

alter table guideline_owner enable row level security; alter table guideline_owner force row level security;
alter table checklist_move enable row level security; alter table checklist_move force row level security;
create policy owner on guideline_owner to current_user using (true) with check (true);
create policy owner on checklist_move to current_user using (true) with check (true);
create policy own on guideline_owner to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on checklist_move to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));

grant select, insert on guideline_owner to ${app};
grant update (person_id, person_name, since, version) on guideline_owner to ${app};
grant select, insert on checklist_move to ${app};
