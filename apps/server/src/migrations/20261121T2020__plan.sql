-- What the institution itself knows of costs, and the decisions asked of management.

create table quote (
  organisation_id uuid not null references organisation (id),
  measure text not null check (char_length(measure) <= 80),
  yen bigint check (yen between 0 and 1000000000000),
  hours double precision check (hours between 0 and 100000),
  vendor text not null check (char_length(vendor) <= 100),
  quoted_on date,
  note text not null check (char_length(note) <= 500),
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  version integer not null,
  primary key (organisation_id, measure)
);

create table stopped_day (
  organisation_id uuid primary key references organisation (id),
  yen bigint not null check (yen between 0 and 1000000000000),
  basis text not null check (char_length(basis) <= 300),
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  version integer not null
);

-- Title and figures are kept as they were when asked: what was decided upon must not change afterwards.
create table decision (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  submission_id uuid not null references submission (id),
  measure text not null,
  title text not null,
  domain text not null,
  state text not null check (state in ('waiting', 'approved', 'declined', 'deferred')),
  yen bigint,
  hours double precision,
  asked_by uuid not null references person (id),
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by uuid references person (id),
  decided_by_name text,
  decided_at timestamptz,
  note text not null check (char_length(note) <= 500),
  version integer not null,
  check ((state = 'waiting') = (decided_at is null))
);
create unique index decision_waiting on decision (organisation_id, measure) where state = 'waiting';
create index decision_organisation on decision (organisation_id, asked_at desc);

alter table quote enable row level security; alter table quote force row level security;
alter table stopped_day enable row level security; alter table stopped_day force row level security;
alter table decision enable row level security; alter table decision force row level security;
create policy owner on quote to current_user using (true) with check (true);
create policy owner on stopped_day to current_user using (true) with check (true);
create policy owner on decision to current_user using (true) with check (true);
create policy own on quote to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on stopped_day to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on decision to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
grant select, insert on quote to ${app};
grant update (yen, hours, vendor, quoted_on, note, written_by, written_at, version) on quote to ${app};
grant select, insert on stopped_day to ${app};
grant update (yen, basis, written_by, written_at, version) on stopped_day to ${app};
grant select, insert on decision to ${app};
grant update (state, decided_by, decided_by_name, decided_at, note, version) on decision to ${app};
