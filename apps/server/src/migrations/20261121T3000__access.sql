-- Two more roles, an end for those from outside, what a session knows of how it began, and the work that the server does by itself.

alter table membership drop constraint membership_role_check;
alter table membership add constraint membership_role_check
  check (role in ('administrator', 'planner', 'operator', 'executive', 'staff', 'viewer', 'auditor'));
alter table one_time_code drop constraint one_time_code_role_check;
alter table one_time_code add constraint one_time_code_role_check
  check (role in ('administrator', 'planner', 'operator', 'executive', 'staff', 'viewer', 'auditor'));

-- The last day, in Japan, on which somebody may use it; absent: until removed.
alter table membership add column until date;
alter table one_time_code add column until date;
grant select (until) on one_time_code to ${app};
grant update (role, until) on membership to ${app};

-- How somebody came in, when they last proved who they are, and from where, so that they can recognise their own sessions.
alter table session add column id uuid;
update session set id = gen_random_uuid();
alter table session alter column id set not null;
alter table session add constraint session_id unique (id);
alter table session add column factor text not null default 'password'
  check (factor in ('password', 'second', 'provider', 'break-glass'));
alter table session add column confirmed_at timestamptz;
update session set confirmed_at = created_at;
alter table session alter column confirmed_at set not null;
alter table session add column address text not null default '';
alter table session add column agent text not null default '' check (char_length(agent) <= 200);

drop function session_by_token(bytea, timestamptz, interval);
create function session_by_token(hash bytea, at timestamptz, idle interval)
  returns table (
    session_id uuid, person_id uuid, person_name text, login text, organisation_id uuid, organisation_name text, organisation_kind text,
    institution_kind text, demo boolean, role text, seen_at timestamptz, factor text, confirmed_at timestamptz
  )
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select s.id, p.id, p.name, p.login, o.id, o.name, o.kind, o.institution_kind, o.demo, m.role, s.seen_at, s.factor, s.confirmed_at
    from session s
    join person p on p.id = s.person_id
    join organisation o on o.id = s.organisation_id
    join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id
    where s.token_hash = hash and s.expires_at > at and s.seen_at > at - idle
      and (m.until is null or m.until >= (at at time zone 'Asia/Tokyo')::date)
  $$;
revoke all on function session_by_token(bytea, timestamptz, interval) from public;
grant execute on function session_by_token(bytea, timestamptz, interval) to ${app};

drop function open_session(bytea, uuid, uuid, timestamptz, timestamptz);
create function open_session(
  hash bytea, session_id uuid, person uuid, organisation uuid, at timestamptz, expires timestamptz, how text, from_address text, with_agent text
) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from session where expires_at <= at;
    insert into session (token_hash, id, person_id, organisation_id, created_at, seen_at, expires_at, factor, confirmed_at, address, agent)
    select hash, session_id, m.person_id, m.organisation_id, at, at, expires, how, at, from_address, with_agent
    from membership m where m.person_id = person and m.organisation_id = organisation
  $$;
revoke all on function open_session(bytea, uuid, uuid, uuid, timestamptz, timestamptz, text, text, text) from public;
grant execute on function open_session(bytea, uuid, uuid, uuid, timestamptz, timestamptz, text, text, text) to ${app};

-- Work that the server does by itself (sealing, copies, mail): when each last ended, and how. Nobody's data.
create table job_run (
  name text primary key check (char_length(name) between 1 and 60),
  started_at timestamptz not null,
  ended_at timestamptz,
  succeeded_at timestamptz,
  problem text not null default ''
);
alter table job_run enable row level security; alter table job_run force row level security;
create policy owner on job_run to current_user using (true) with check (true);
create policy everyone on job_run to ${app} using (true) with check (true);
grant select, insert, update on job_run to ${app};

-- For that work, which goes through the organisations one by one in a scope of each.
create function organisations_for_jobs() returns table (id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select id, name from organisation order by id $$;
revoke all on function organisations_for_jobs() from public;
grant execute on function organisations_for_jobs() to ${app};
