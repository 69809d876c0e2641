-- Copies of the installation's data: those that were made, those that left the machine, and when restoring was tried.

-- About the installation as a whole and nobody's data, so that everybody who may know how safe it is sees the same.
create table installation_copy (
  id uuid primary key,
  kind text not null check (kind in ('nightly', 'now', 'upgrade')),
  file text not null check (char_length(file) <= 500),
  made_at timestamptz not null,
  seconds double precision not null,
  bytes bigint not null,
  rows bigint not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  verified_at timestamptz,
  -- Why it could not be proven, in words for people; empty: nothing is wrong.
  problem text not null default '' check (char_length(problem) <= 500),
  -- The same copy at its second place.
  standby_at timestamptz,
  standby_problem text not null default '' check (char_length(standby_problem) <= 500),
  -- Made room for newer ones.
  removed_at timestamptz
);
create index installation_copy_made on installation_copy (made_at desc);

-- Somebody carried a copy away from the machine and from the network.
create table offline_copy (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  taken_on date not null,
  place text not null check (char_length(place) between 1 and 200),
  noted_by uuid not null references person (id),
  noted_by_name text not null,
  noted_at timestamptz not null
);
create index offline_copy_organisation on offline_copy (organisation_id, taken_on desc);

-- Somebody restored for practice; the standby laptop writes its own, which belongs to no single institution.
create table restore_rehearsal (
  id uuid primary key,
  organisation_id uuid references organisation (id),
  rehearsed_on date not null,
  minutes double precision not null check (minutes between 0 and 100000),
  note text not null default '' check (char_length(note) <= 500),
  noted_by uuid references person (id),
  noted_by_name text not null,
  noted_at timestamptz not null,
  -- The file by which the laptop told; null: a person noted it.
  origin text unique check (char_length(origin) <= 300),
  check ((origin is null) = (organisation_id is not null))
);
create index restore_rehearsal_organisation on restore_rehearsal (organisation_id, rehearsed_on desc);

alter table installation_copy enable row level security; alter table installation_copy force row level security;
alter table offline_copy enable row level security; alter table offline_copy force row level security;
alter table restore_rehearsal enable row level security; alter table restore_rehearsal force row level security;
create policy owner on installation_copy to current_user using (true) with check (true);
create policy owner on offline_copy to current_user using (true) with check (true);
create policy owner on restore_rehearsal to current_user using (true) with check (true);
create policy everyone on installation_copy to ${app} using (true) with check (true);
create policy own on offline_copy to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on restore_rehearsal to ${app}
  using (organisation_id is null or organisation_id = (select current_organisation()))
  with check (organisation_id is not distinct from (select current_organisation()));
grant select, insert on installation_copy to ${app};
grant update (verified_at, problem, standby_at, standby_problem, removed_at) on installation_copy to ${app};
grant select, insert on offline_copy to ${app};
grant select, insert on restore_rehearsal to ${app};
