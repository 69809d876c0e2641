-- Editions, drafts with their answers, frozen submissions, and the claims that follow from them.

-- Every edition that anyone ever answered, whole, so that it stays readable when the catalog has moved on.
create table catalog_edition (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  kind text not null,
  id text not null,
  edition text not null,
  document jsonb not null,
  registered_at timestamptz not null
);

create table assessment (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  instrument text not null,
  edition text not null,
  edition_hash text not null references catalog_edition (hash),
  started_at timestamptz not null,
  started_by uuid not null references person (id),
  updated_at timestamptz not null,
  submitted_at timestamptz,
  unique (organisation_id, id)
);
-- One draft at a time for an instrument: two people who start at once meet in the same one.
create unique index assessment_open on assessment (organisation_id, instrument) where submitted_at is null;

create table answer (
  organisation_id uuid not null,
  assessment_id uuid not null,
  question text not null,
  value text not null check (value in ('0', '1', '2', '3', 'na', 'unknown')),
  comment text not null check (char_length(comment) <= 2000),
  source text not null check (source in ('own', 'vendor')),
  vendor_name text not null check (char_length(vendor_name) <= 100),
  answered_by uuid not null references person (id),
  answered_at timestamptz not null,
  version integer not null,
  primary key (assessment_id, question),
  foreign key (organisation_id, assessment_id) references assessment (organisation_id, id),
  check (value <> 'na' or comment <> ''),
  check (source = 'own' or vendor_name <> '')
);

create table network_answer (
  organisation_id uuid not null,
  assessment_id uuid not null,
  control text not null check (control in ('identity', 'external', 'media', 'internal')),
  grade text not null check (grade in ('ok', 'weak', 'o', 'd', 'x', 'unknown')),
  answered_by uuid not null references person (id),
  answered_at timestamptz not null,
  version integer not null,
  primary key (assessment_id, control),
  foreign key (organisation_id, assessment_id) references assessment (organisation_id, id)
);

-- Frozen: the text is RFC 8785 JSON and its hash; the columns beside it are what lists need.
create table submission (
  id uuid primary key,
  organisation_id uuid not null,
  assessment_id uuid not null unique,
  instrument text not null,
  edition text not null,
  edition_hash text not null references catalog_edition (hash),
  fiscal_year integer not null,
  submitted_at timestamptz not null,
  submitted_by uuid not null references person (id),
  submitted_by_name text not null,
  snapshot text not null,
  sha256 text not null,
  overall double precision,
  overall_high double precision,
  level_low smallint,
  level_high smallint,
  below_threshold integer not null,
  domains_counted integer not null,
  foreign key (organisation_id, assessment_id) references assessment (organisation_id, id)
);
create index submission_organisation on submission (organisation_id, instrument, submitted_at desc);

create table claim (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  practice text not null,
  subject_kind text not null check (subject_kind in ('organisation', 'system', 'vendor')),
  subject_id uuid not null,
  value text not null check (value in ('0', '1', '2', '3', 'na', 'unknown')),
  source text not null check (source in ('assessment', 'vendor')),
  source_name text not null,
  origin_id uuid not null,
  effective date not null,
  expires date,
  recorded_at timestamptz not null,
  edition_hash text not null references catalog_edition (hash),
  supersedes uuid references claim (id)
);
create index claim_practice on claim (organisation_id, practice, effective desc);

alter table catalog_edition enable row level security; alter table catalog_edition force row level security;
alter table assessment enable row level security; alter table assessment force row level security;
alter table answer enable row level security; alter table answer force row level security;
alter table network_answer enable row level security; alter table network_answer force row level security;
alter table submission enable row level security; alter table submission force row level security;
alter table claim enable row level security; alter table claim force row level security;

create policy owner on catalog_edition to current_user using (true) with check (true);
create policy owner on assessment to current_user using (true) with check (true);
create policy owner on answer to current_user using (true) with check (true);
create policy owner on network_answer to current_user using (true) with check (true);
create policy owner on submission to current_user using (true) with check (true);
create policy owner on claim to current_user using (true) with check (true);

create policy everyone on catalog_edition for select to ${app} using (true);
create policy own on assessment to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on answer to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on network_answer to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on submission to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on claim to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));

grant select on catalog_edition to ${app};
grant select, insert on assessment to ${app};
grant update (updated_at, submitted_at) on assessment to ${app};
grant select, insert on answer to ${app};
grant update (value, comment, source, vendor_name, answered_by, answered_at, version) on answer to ${app};
grant select, insert on network_answer to ${app};
grant update (grade, answered_by, answered_at, version) on network_answer to ${app};
grant select, insert on submission to ${app};
grant select, insert on claim to ${app};
