-- Roles for management and for colleagues, what a session knows of its organisation, and a group's sight of what its institutions submitted.

alter table membership drop constraint membership_role_check;
alter table membership add constraint membership_role_check check (role in ('administrator', 'operator', 'executive', 'staff', 'viewer'));
alter table one_time_code drop constraint one_time_code_role_check;
alter table one_time_code add constraint one_time_code_role_check check (role in ('administrator', 'operator', 'executive', 'staff', 'viewer'));

-- The columns given back change, so the function is made anew.
drop function session_by_token(bytea, timestamptz, interval);
create function session_by_token(hash bytea, at timestamptz, idle interval)
  returns table (
    person_id uuid, person_name text, login text, organisation_id uuid, organisation_name text, organisation_kind text, institution_kind text,
    demo boolean, role text, seen_at timestamptz
  )
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select p.id, p.name, p.login, o.id, o.name, o.kind, o.institution_kind, o.demo, m.role, s.seen_at
    from session s
    join person p on p.id = s.person_id
    join organisation o on o.id = s.organisation_id
    join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id
    where s.token_hash = hash and s.expires_at > at and s.seen_at > at - idle
  $$;
revoke all on function session_by_token(bytea, timestamptz, interval) from public;
grant execute on function session_by_token(bytea, timestamptz, interval) to ${app};

-- Somebody who left: the membership ends and so do that person's sessions here. What they answered stays.
grant delete on membership to ${app};
create function end_sessions(person uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ delete from session where person_id = person and organisation_id = current_organisation() $$;
revoke all on function end_sessions(uuid) from public;
grant execute on function end_sessions(uuid) to ${app};

-- Oversight: a scope of its own, which sees what the institutions below have submitted and nothing else.
create function current_overseer() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('shinayaka.overseer', true), '')::uuid $$;
create function overseen_organisations() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
  declare
    overseer uuid := current_overseer();
  begin
    return array(
      with recursive below as (
        select o.id from organisation o where o.parent_id = overseer
        union
        select o.id from organisation o join below b on o.parent_id = b.id
      )
      select id from below
    );
  end $$;
revoke all on function current_overseer() from public;
revoke all on function overseen_organisations() from public;
grant execute on function current_overseer() to ${app};
grant execute on function overseen_organisations() to ${app};
create index organisation_parent on organisation (parent_id) include (id) where parent_id is not null;

create policy overseen on organisation for select to ${app} using (id = any ((select overseen_organisations())::uuid[]));
-- One condition for both readers, not two joined by "or": so an index alone answers for a thousand institutions.
create function readable_organisations() returns uuid[]
  language sql stable security definer set search_path = public, pg_temp
  as $$ select case when current_overseer() is null then array[current_organisation()] else overseen_organisations() end $$;
revoke all on function readable_organisations() from public;
grant execute on function readable_organisations() to ${app};
drop policy own on submission;
create policy readable on submission for select to ${app} using (organisation_id = any ((select readable_organisations())::uuid[]));
create policy own on submission for insert to ${app} with check (organisation_id = (select current_organisation()));

-- The newest of each institution and side with all that a list shows of it, without the snapshots.
create index submission_newest on submission (organisation_id, (instrument = 'executive'), submitted_at desc)
  include (instrument, id, edition, fiscal_year, submitted_by_name, overall, overall_high, level_low, level_high, below_threshold, domains_counted);
