-- What the official forms ask for beyond the practices: how passwords are ruled, which systems ask for a second factor, and which servers are the vendor's duty.

-- The weakest password rule in use. Append-only: each version names the one it took the place of. Null: nobody knows.
create table password_policy (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  minimum integer check (minimum between 0 and 128),
  letters_and_digits boolean,
  symbols boolean,
  changed_regularly boolean,
  second_factor boolean,
  no_reuse boolean,
  guessable_refused boolean,
  lockout boolean,
  note text not null check (char_length(note) <= 1000),
  -- The day on which somebody looked.
  checked date not null,
  recorded_by uuid not null references person (id),
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  supersedes uuid references password_policy (id)
);
create unique index password_policy_follows on password_policy (organisation_id, supersedes) nulls not distinct;
create index password_policy_newest on password_policy (organisation_id, recorded_at desc);

-- A system that people sign in to, and how its second factor stands.
create table second_factor_system (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (char_length(name) between 1 and 200),
  kind text not null check (kind in ('client', 'server', 'medical-device')),
  state text not null check (state in ('in-use', 'planned', 'next-renewal', 'none', 'unknown')),
  -- When it will be in use, or when the system is renewed.
  day date,
  reason text not null check (char_length(reason) <= 1000),
  retired_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  changed_at timestamptz not null,
  changed_by_name text not null,
  version integer not null,
  unique (organisation_id, id)
);
create index second_factor_system_used on second_factor_system (organisation_id) where retired_at is null;

-- Whether every system stands in that list, as a person said.
create table second_factor_list (
  organisation_id uuid primary key references organisation (id),
  whole boolean not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  version integer not null
);

-- Who updates the machines that act as servers, one by one: what decides which volumes of the guideline are read. Append-only.
create table reading_route (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  -- [{ name, kind, delegated, written }], in the order in which they were named.
  devices jsonb not null,
  -- Whether all of them are named; null: not asked yet.
  listed text check (listed in ('yes', 'no', 'unknown')),
  recorded_by uuid not null references person (id),
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  supersedes uuid references reading_route (id)
);
create unique index reading_route_follows on reading_route (organisation_id, supersedes) nulls not distinct;
create index reading_route_newest on reading_route (organisation_id, recorded_at desc);

alter table password_policy enable row level security; alter table password_policy force row level security;
alter table second_factor_system enable row level security; alter table second_factor_system force row level security;
alter table second_factor_list enable row level security; alter table second_factor_list force row level security;
alter table reading_route enable row level security; alter table reading_route force row level security;

create policy owner on password_policy to current_user using (true) with check (true);
create policy owner on second_factor_system to current_user using (true) with check (true);
create policy owner on second_factor_list to current_user using (true) with check (true);
create policy owner on reading_route to current_user using (true) with check (true);
create policy own on password_policy to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on second_factor_system to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on second_factor_list to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on reading_route to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));

grant select, insert on password_policy to ${app};
grant select, insert on second_factor_system to ${app};
grant update (name, kind, state, day, reason, retired_at, changed_at, changed_by_name, version) on second_factor_system to ${app};
grant select, insert on second_factor_list to ${app};
grant update (whole, changed_at, changed_by_name, version) on second_factor_list to ${app};
grant select, insert on reading_route to ${app};
