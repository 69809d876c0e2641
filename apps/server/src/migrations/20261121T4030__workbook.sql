-- Somebody else's workbooks (よその様式): the files as they came, where answers go in them, and what an institution's own workbook says of a form.

-- The bytes, once for each content within one organisation, never shared with another.
create table workbook_file (
  organisation_id uuid not null references organisation (id),
  sha256 bytea not null check (octet_length(sha256) = 32),
  size integer not null check (size between 1 and 20971520),
  chunks integer not null check (chunks between 1 and 20),
  stored_at timestamptz not null,
  primary key (organisation_id, sha256)
);

create table workbook_chunk (
  organisation_id uuid not null,
  sha256 bytea not null,
  n integer not null check (n >= 0),
  bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
  primary key (organisation_id, sha256, n),
  foreign key (organisation_id, sha256) references workbook_file (organisation_id, sha256)
);
-- A workbook is packed already.
alter table workbook_chunk alter column bytes set storage external;

-- One form of somebody else's. `form` null: none of ours, its rows ask for items of any of our forms, or for practices.
create table workbook_template (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (char_length(name) between 1 and 100),
  form text,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  retired_at timestamptz,
  version integer not null,
  unique (organisation_id, id)
);

-- Each workbook that was uploaded onto it, with what the product found in it. Append-only.
create table workbook_revision (
  id uuid primary key,
  organisation_id uuid not null,
  template_id uuid not null,
  n integer not null check (n >= 1),
  sha256 bytea not null,
  file_name text not null check (char_length(file_name) between 1 and 200),
  looked jsonb not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null references person (id),
  uploaded_by_name text not null,
  foreign key (organisation_id, template_id) references workbook_template (organisation_id, id),
  foreign key (organisation_id, sha256) references workbook_file (organisation_id, sha256),
  unique (template_id, n),
  unique (organisation_id, id)
);

-- Each mapping that a person confirmed; the last one counts. Append-only.
create table workbook_mapping (
  id uuid primary key,
  organisation_id uuid not null,
  template_id uuid not null,
  revision_id uuid not null,
  n integer not null check (n >= 1),
  mapping jsonb not null,
  -- Items of the workbook that the form does not know, with the practices that a person chose for them.
  added jsonb not null,
  exact boolean not null,
  confirmed_at timestamptz not null,
  confirmed_by uuid not null references person (id),
  confirmed_by_name text not null,
  foreign key (organisation_id, template_id) references workbook_template (organisation_id, id),
  foreign key (organisation_id, revision_id) references workbook_revision (organisation_id, id),
  unique (template_id, n)
);

-- A form as the institution's own workbook words it; the newest row of a form counts. Append-only, so that what was answered once stays readable.
create table checklist_exact (
  id uuid primary key,
  organisation_id uuid not null,
  checklist_id uuid not null,
  n integer not null check (n >= 1),
  base_hash text not null references catalog_edition (hash),
  -- The hash of the document; that of the catalog's edition where it is no longer worded by a workbook.
  hash text not null,
  document jsonb,
  template_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references person (id),
  recorded_by_name text not null,
  foreign key (organisation_id, checklist_id) references checklist (organisation_id, id),
  foreign key (organisation_id, template_id) references workbook_template (organisation_id, id),
  check ((document is null) = (hash = base_hash)),
  unique (checklist_id, n)
);
create index checklist_exact_hash on checklist_exact (organisation_id, hash);

alter table workbook_file enable row level security; alter table workbook_file force row level security;
alter table workbook_chunk enable row level security; alter table workbook_chunk force row level security;
alter table workbook_template enable row level security; alter table workbook_template force row level security;
alter table workbook_revision enable row level security; alter table workbook_revision force row level security;
alter table workbook_mapping enable row level security; alter table workbook_mapping force row level security;
alter table checklist_exact enable row level security; alter table checklist_exact force row level security;

create policy owner on workbook_file to current_user using (true) with check (true);
create policy owner on workbook_chunk to current_user using (true) with check (true);
create policy owner on workbook_template to current_user using (true) with check (true);
create policy owner on workbook_revision to current_user using (true) with check (true);
create policy owner on workbook_mapping to current_user using (true) with check (true);
create policy owner on checklist_exact to current_user using (true) with check (true);
create policy own on workbook_file to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on workbook_chunk to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on workbook_template to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on workbook_revision to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on workbook_mapping to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on checklist_exact to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));

grant select, insert on workbook_file to ${app};
grant select, insert on workbook_chunk to ${app};
grant select, insert on workbook_template to ${app};
grant update (name, retired_at, version) on workbook_template to ${app};
grant select, insert on workbook_revision to ${app};
grant select, insert on workbook_mapping to ${app};
grant select, insert on checklist_exact to ${app};
