-- Organisations, the people in them, how they sign in, and what they did.
-- ${app} is replaced by the name of the login role that the application uses; it owns nothing.

grant usage on schema public to ${app};

create function current_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('shinayaka.organisation', true), '')::uuid $$;
create function current_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('shinayaka.person', true), '')::uuid $$;

create table organisation (
  id uuid primary key,
  kind text not null check (kind in ('medical', 'group', 'vendor', 'prefecture', 'network', 'certifier')),
  parent_id uuid references organisation (id),
  name text not null check (char_length(name) between 1 and 100),
  institution_kind text not null check (institution_kind in ('clinic', 'dental', 'pharmacy', 'care', 'visiting-nurse', 'midwifery', 'hospital')),
  beds integer check (beds between 0 and 3000),
  prefecture text not null default '' check (prefecture ~ '^([0-4][0-9])?$'),
  record_keeping text check (record_keeping in ('paper', 'on-premises', 'cloud', 'mixed')),
  server_maintenance text check (server_maintenance in ('vendor-all', 'vendor-some', 'self', 'unknown', 'none')),
  it_staffing text check (it_staffing in ('none', 'part-time', 'one', 'several')),
  demo boolean not null default false,
  version integer not null default 0,
  created_at timestamptz not null
);

create table person (
  id uuid primary key,
  login text not null unique check (login ~ '^[a-z0-9._@-]{3,60}$'),
  name text not null check (char_length(name) between 1 and 60),
  password_hash text not null,
  created_at timestamptz not null,
  version integer not null default 0
);

create table membership (
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  role text not null check (role in ('administrator', 'operator', 'viewer')),
  since timestamptz not null,
  primary key (person_id, organisation_id)
);
create index membership_organisation on membership (organisation_id, since);

create table session (
  token_hash bytea primary key,
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);

-- The first-run code has no organisation yet; an invitation always has one.
create table one_time_code (
  id uuid primary key,
  purpose text not null check (purpose in ('first-run', 'invitation')),
  code_hash bytea not null unique,
  organisation_id uuid references organisation (id),
  name text not null default '',
  role text check (role in ('administrator', 'operator', 'viewer')),
  created_by uuid references person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references person (id),
  check ((purpose = 'first-run') = (organisation_id is null))
);
create index one_time_code_organisation on one_time_code (organisation_id, created_at);

-- Every change, in the transaction that made it. Never updated, never deleted.
create table audit_event (
  id uuid primary key,
  organisation_id uuid references organisation (id),
  person_id uuid references person (id),
  action text not null,
  target_kind text not null,
  target_id text not null,
  before jsonb,
  after jsonb,
  address text not null,
  at timestamptz not null
);
create index audit_event_organisation on audit_event (organisation_id, at);

alter table organisation enable row level security; alter table organisation force row level security;
alter table person enable row level security; alter table person force row level security;
alter table membership enable row level security; alter table membership force row level security;
alter table session enable row level security; alter table session force row level security;
alter table one_time_code enable row level security; alter table one_time_code force row level security;
alter table audit_event enable row level security; alter table audit_event force row level security;

create policy owner on organisation to current_user using (true) with check (true);
create policy owner on person to current_user using (true) with check (true);
create policy owner on membership to current_user using (true) with check (true);
create policy owner on session to current_user using (true) with check (true);
create policy owner on one_time_code to current_user using (true) with check (true);
create policy owner on audit_event to current_user using (true) with check (true);

create policy own on organisation to ${app} using (id = (select current_organisation())) with check (id = (select current_organisation()));
create policy own on membership to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy colleague on person for select to ${app}
  using (id = (select current_person()) or id in (select person_id from membership where organisation_id = (select current_organisation())));
create policy self on person for update to ${app} using (id = (select current_person())) with check (id = (select current_person()));
create policy own on one_time_code to ${app}
  using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()) and purpose = 'invitation');
create policy own_read on audit_event for select to ${app} using (organisation_id = (select current_organisation()));
create policy own_write on audit_event for insert to ${app}
  with check (organisation_id = (select current_organisation()) and person_id is not distinct from (select current_person()));

grant select on organisation to ${app};
grant update (name, institution_kind, beds, prefecture, record_keeping, server_maintenance, it_staffing, version) on organisation to ${app};
grant select (id, login, name, created_at, version) on person to ${app};
grant update (password_hash, version) on person to ${app};
grant select on membership to ${app};
grant select (id, purpose, organisation_id, name, role, created_by, created_at, expires_at, used_at, used_by) on one_time_code to ${app};
grant insert on one_time_code to ${app};
grant delete on one_time_code to ${app};
grant select, insert on audit_event to ${app};

-- What must be known before there is a scope. Each takes a hash or a name and gives back no more than its purpose needs.

create function session_by_token(hash bytea, at timestamptz, idle interval)
  returns table (person_id uuid, person_name text, login text, organisation_id uuid, organisation_name text, demo boolean, role text, seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select p.id, p.name, p.login, o.id, o.name, o.demo, m.role, s.seen_at
    from session s
    join person p on p.id = s.person_id
    join organisation o on o.id = s.organisation_id
    join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id
    where s.token_hash = hash and s.expires_at > at and s.seen_at > at - idle
  $$;

create function touch_session(hash bytea, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ update session set seen_at = at where token_hash = hash $$;

create function open_session(hash bytea, person uuid, organisation uuid, at timestamptz, expires timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from session where expires_at <= at;
    insert into session (token_hash, person_id, organisation_id, created_at, seen_at, expires_at)
    select hash, m.person_id, m.organisation_id, at, at, expires from membership m where m.person_id = person and m.organisation_id = organisation
  $$;

create function close_session(hash bytea) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ delete from session where token_hash = hash $$;

-- A changed password ends every other session of that person.
create function close_other_sessions(hash bytea) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ delete from session where token_hash <> hash and person_id = (select s.person_id from session s where s.token_hash = hash) $$;

create function person_for_sign_in(wanted text) returns table (person_id uuid, password_hash text, organisation_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select p.id, p.password_hash, m.organisation_id
    from person p join membership m on m.person_id = p.id
    where p.login = wanted order by m.since limit 1
  $$;

create function password_of_current_person() returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select password_hash from person where id = current_person() $$;

create function has_person() returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select 1 from person) $$;

create function login_taken(wanted text) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select 1 from person where login = wanted) $$;

create function code_by_hash(hash bytea, at timestamptz) returns table (purpose text, name text, organisation_name text, used boolean, expired boolean, role text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select c.purpose, c.name, o.name, c.used_at is not null, c.expires_at <= at, c.role
    from one_time_code c left join organisation o on o.id = c.organisation_id
    where c.code_hash = hash
  $$;

-- Redeems a code: the first one founds the organisation, an invitation joins it. One code makes one person, however many try at once.
create function redeem_code(
  hash bytea, at timestamptz, new_person uuid, new_login text, new_name text, new_password_hash text,
  new_organisation uuid, organisation_name text, organisation_institution_kind text, is_demo boolean, audit_id uuid, audit_address text
) returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    code one_time_code;
    target uuid;
  begin
    update one_time_code set used_at = at where code_hash = hash and used_at is null and expires_at > at returning * into code;
    if not found then return null; end if;
    if code.purpose = 'first-run' then
      insert into organisation (id, kind, name, institution_kind, demo, created_at)
        values (new_organisation, 'medical', organisation_name, organisation_institution_kind, is_demo, at);
      target := new_organisation;
    else
      target := code.organisation_id;
    end if;
    insert into person (id, login, name, password_hash, created_at) values (new_person, new_login, new_name, new_password_hash, at);
    insert into membership (person_id, organisation_id, role, since) values (new_person, target, coalesce(code.role, 'administrator'), at);
    update one_time_code set used_by = new_person where id = code.id;
    insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, after, address, at)
      values (audit_id, target, new_person, 'account.create', 'person', new_person::text,
              jsonb_build_object('login', new_login, 'name', new_name, 'role', coalesce(code.role, 'administrator'), 'by', code.purpose), audit_address, at);
    return target;
  end $$;

-- Sign-ins, and attempts that were denied, are kept although there is no scope yet.
create function record_sign_in(event uuid, who uuid, whose uuid, what text, tried text, audit_address text, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, address, at)
    values (event, whose, who, what, 'session', tried, audit_address, at)
  $$;

revoke all on all functions in schema public from public;
grant execute on all functions in schema public to ${app};
