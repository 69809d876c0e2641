-- Who holds which post, people of several institutions, departments, the sheet that is sealed with the head of administration,
-- and names that stay with what somebody wrote.

-- Where mail reaches somebody, once they have shown that it does. A code that went by mail, and to nobody's eyes but the reader's, shows it as well.
alter table person add column email text check (char_length(email) <= 254);
alter table person add column email_confirmed_at timestamptz;
alter table one_time_code add column email text check (char_length(email) <= 254);
grant select (email, email_confirmed_at) on person to ${app};

-- An invitation's last day goes to the membership with it.
create or replace function redeem_code(
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
    insert into person (id, login, name, password_hash, created_at, email, email_confirmed_at)
      values (new_person, new_login, new_name, new_password_hash, at, code.email, case when code.email is not null then at end);
    insert into membership (person_id, organisation_id, role, since, until)
      values (new_person, target, coalesce(code.role, 'administrator'), at, code.until);
    update one_time_code set used_by = new_person where id = code.id;
    insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, after, address, at)
      values (audit_id, target, new_person, 'account.create', 'person', new_person::text,
              jsonb_build_object('login', new_login, 'name', new_name, 'role', coalesce(code.role, 'administrator'), 'until', code.until, 'by', code.purpose),
              audit_address, at);
    return target;
  end $$;

-- Posts (役職): a row a change, the newest holds. Nothing is overwritten, so that it can be told who held a post on the day of an incident.
create table post_record (
  organisation_id uuid not null references organisation (id),
  post text not null check (char_length(post) between 1 and 40),
  version integer not null check (version >= 0),
  since date not null,
  until date check (until >= since),
  recorded_by uuid not null references person (id),
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, post, version)
);
-- Place 0 holds the post, 1 and up stand in for them in this order. Somebody without an account has a name only.
create table post_person (
  organisation_id uuid not null,
  post text not null,
  version integer not null,
  place smallint not null check (place between 0 and 5),
  person_id uuid references person (id),
  name text not null check (char_length(name) between 1 and 60),
  contact text not null check (char_length(contact) <= 200),
  primary key (organisation_id, post, version, place),
  foreign key (organisation_id, post, version) references post_record (organisation_id, post, version)
);
alter table post_record enable row level security; alter table post_record force row level security;
alter table post_person enable row level security; alter table post_person force row level security;
create policy owner on post_record to current_user using (true) with check (true);
create policy owner on post_person to current_user using (true) with check (true);
create policy own on post_record to ${app}
  using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on post_person to ${app}
  using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
grant select, insert on post_record to ${app};
grant select, insert on post_person to ${app};

-- 兼務: whoever decided had asked for it, or had submitted the result it rests on.
alter table decision add column concurrent boolean not null default false;
grant update (concurrent) on decision to ${app};
update decision d set concurrent = true
  from submission s where s.id = d.submission_id and d.decided_by is not null and d.decided_by in (d.asked_by, s.submitted_by);

-- The sheet of a lone administrator: one a person and institution, the newest replaces the older.
create table recovery_sheet (
  organisation_id uuid not null references organisation (id),
  person_id uuid not null references person (id),
  code_hash bytea not null unique,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, person_id)
);
-- Its uses, to be shown to every administrator until they have seen it.
create table recovery_use (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  person_id uuid not null references person (id),
  person_name text not null,
  address text not null,
  at timestamptz not null
);
create index recovery_use_organisation on recovery_use (organisation_id, at desc);
create table recovery_seen (
  recovery_id uuid not null references recovery_use (id),
  organisation_id uuid not null references organisation (id),
  person_id uuid not null references person (id),
  at timestamptz not null,
  primary key (recovery_id, person_id)
);
alter table recovery_sheet enable row level security; alter table recovery_sheet force row level security;
alter table recovery_use enable row level security; alter table recovery_use force row level security;
alter table recovery_seen enable row level security; alter table recovery_seen force row level security;
create policy owner on recovery_sheet to current_user using (true) with check (true);
create policy owner on recovery_use to current_user using (true) with check (true);
create policy owner on recovery_seen to current_user using (true) with check (true);
create policy own_read on recovery_sheet for select to ${app} using (organisation_id = (select current_organisation()));
-- Made by the person themselves, and by nobody else.
create policy self_insert on recovery_sheet for insert to ${app}
  with check (organisation_id = (select current_organisation()) and person_id = (select current_person()));
create policy self_update on recovery_sheet for update to ${app}
  using (organisation_id = (select current_organisation()) and person_id = (select current_person()))
  with check (organisation_id = (select current_organisation()) and person_id = (select current_person()));
create policy own_read on recovery_use for select to ${app} using (organisation_id = (select current_organisation()));
create policy self on recovery_seen to ${app}
  using (organisation_id = (select current_organisation()) and person_id = (select current_person()))
  with check (organisation_id = (select current_organisation()) and person_id = (select current_person()));
grant select (organisation_id, person_id, made_at, used_at) on recovery_sheet to ${app};
grant insert on recovery_sheet to ${app};
grant update (code_hash, made_at, used_at) on recovery_sheet to ${app};
grant select on recovery_use to ${app};
grant select, insert on recovery_seen to ${app};

-- The one place that knows what a person's second factors are. Not for the application: only recovery calls it, as the owner.
create function clear_second_factors(who uuid) returns void
  language plpgsql volatile set search_path = public, pg_temp
  as $$
  declare
    held text;
  begin
    foreach held in array array['totp', 'recovery_code', 'passkey', 'pending_sign_in'] loop
      if to_regclass(held) is not null then execute format('delete from %I where person_id = $1', held) using who; end if;
    end loop;
  end $$;
revoke all on function clear_second_factors(uuid) from public;

-- Whose sheet this is, as long as it can be used: unused, and of an administrator who is still here.
create function recovery_by_hash(hash bytea, at timestamptz)
  returns table (person_id uuid, person_name text, login text, organisation_id uuid, organisation_name text, used boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select p.id, p.name, p.login, o.id, o.name, r.used_at is not null
    from recovery_sheet r
    join person p on p.id = r.person_id
    join organisation o on o.id = r.organisation_id
    join membership m on m.person_id = r.person_id and m.organisation_id = r.organisation_id
    where r.code_hash = hash and m.role = 'administrator' and (m.until is null or m.until >= (at at time zone 'Asia/Tokyo')::date)
  $$;

-- Uses a sheet up: a new password, no second factor, no session anywhere, and a trace that every administrator is shown. Two at once: one wins.
create function use_recovery_sheet(hash bytea, at timestamptz, new_password_hash text, use_id uuid, audit_id uuid, from_address text) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    sheet recovery_sheet;
    who person;
  begin
    update recovery_sheet r set used_at = at
      where r.code_hash = hash and r.used_at is null and exists (
        select 1 from membership m where m.person_id = r.person_id and m.organisation_id = r.organisation_id and m.role = 'administrator'
          and (m.until is null or m.until >= (at at time zone 'Asia/Tokyo')::date)
      )
      returning * into sheet;
    if not found then return false; end if;
    update person set password_hash = new_password_hash, version = version + 1 where id = sheet.person_id returning * into who;
    perform clear_second_factors(sheet.person_id);
    delete from session where person_id = sheet.person_id;
    insert into recovery_use (id, organisation_id, person_id, person_name, address, at)
      values (use_id, sheet.organisation_id, sheet.person_id, who.name, from_address, at);
    insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, after, address, at)
      values (audit_id, sheet.organisation_id, sheet.person_id, 'recovery.use', 'person', sheet.person_id::text,
              jsonb_build_object('name', who.name, 'password', 'new', 'secondFactors', 'cleared', 'sessions', 'ended'), from_address, at);
    return true;
  end $$;
revoke all on function recovery_by_hash(bytea, timestamptz) from public;
revoke all on function use_recovery_sheet(bytea, timestamptz, text, uuid, uuid, text) from public;
grant execute on function recovery_by_hash(bytea, timestamptz) to ${app};
grant execute on function use_recovery_sheet(bytea, timestamptz, text, uuid, uuid, text) to ${app};

-- One person at several institutions.
create function memberships_of_current_person(at timestamptz)
  returns table (organisation_id uuid, organisation_name text, organisation_kind text, role text, until date)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select o.id, o.name, o.kind, m.role, m.until
    from membership m join organisation o on o.id = m.organisation_id
    where m.person_id = current_person() and (m.until is null or m.until >= (at at time zone 'Asia/Tokyo')::date)
    order by m.since, o.id
  $$;

-- An invitation used by somebody who has an account: 'accepted', 'invalid', 'used' or 'member' (and then the code stays as it was).
create function accept_invitation(hash bytea, at timestamptz, audit_id uuid, audit_address text)
  returns table (outcome text, organisation_id uuid, organisation_name text, role text)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    code one_time_code;
    today date := (at at time zone 'Asia/Tokyo')::date;
    who person;
  begin
    select * into who from person where id = current_person();
    select * into code from one_time_code c where c.code_hash = hash and c.purpose = 'invitation' for update;
    if who.id is null or code.id is null or (code.used_at is null and code.expires_at <= at) then
      return query select 'invalid', null::uuid, null::text, null::text; return;
    end if;
    if code.used_at is not null then
      return query select 'used', null::uuid, null::text, null::text; return;
    end if;
    -- Somebody whose time is over may be let in anew; somebody who is here already may not change their role this way.
    insert into membership as m (person_id, organisation_id, role, since, until)
      values (who.id, code.organisation_id, code.role, at, code.until)
      on conflict on constraint membership_pkey do update set role = excluded.role, since = excluded.since, until = excluded.until
      where m.until < today;
    if not found then
      return query select 'member', o.id, o.name, null::text from organisation o where o.id = code.organisation_id; return;
    end if;
    update one_time_code set used_at = at, used_by = who.id where id = code.id;
    update person set email = code.email, email_confirmed_at = at where id = who.id and email is null and code.email is not null;
    insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, after, address, at)
      values (audit_id, code.organisation_id, who.id, 'account.join', 'person', who.id::text,
              jsonb_build_object('login', who.login, 'name', who.name, 'role', code.role, 'until', code.until), audit_address, at);
    return query select 'accepted', o.id, o.name, code.role from organisation o where o.id = code.organisation_id;
  end $$;

-- The same person at another institution: a new session takes over how the old one began and when its holder last proved who they are.
create function switch_session(old_hash bytea, new_hash bytea, new_id uuid, wanted uuid, at timestamptz, audit_id uuid, from_address text) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  begin
    insert into session (token_hash, id, person_id, organisation_id, created_at, seen_at, expires_at, factor, confirmed_at, address, agent)
      select new_hash, new_id, s.person_id, m.organisation_id, s.created_at, at, s.expires_at, s.factor, s.confirmed_at, from_address, s.agent
      from session s join membership m on m.person_id = s.person_id and m.organisation_id = wanted
      where s.token_hash = old_hash and s.expires_at > at and (m.until is null or m.until >= (at at time zone 'Asia/Tokyo')::date);
    if not found then return false; end if;
    insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, address, at)
      select audit_id, wanted, s.person_id, 'session.switch', 'session', new_id::text, from_address, at from session s where s.token_hash = new_hash;
    delete from session where token_hash = old_hash;
    return true;
  end $$;
revoke all on function memberships_of_current_person(timestamptz) from public;
revoke all on function accept_invitation(bytea, timestamptz, uuid, text) from public;
revoke all on function switch_session(bytea, bytea, uuid, uuid, timestamptz, uuid, text) from public;
grant execute on function memberships_of_current_person(timestamptz) to ${app};
grant execute on function accept_invitation(bytea, timestamptz, uuid, text) to ${app};
grant execute on function switch_session(bytea, bytea, uuid, uuid, timestamptz, uuid, text) to ${app};

-- Departments (部門), for whom to ask: somebody may belong to several.
create table department (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (char_length(name) between 1 and 60),
  place integer not null,
  version integer not null default 0,
  unique (organisation_id, id)
);
create unique index department_name on department (organisation_id, name);
create table department_member (
  organisation_id uuid not null,
  department_id uuid not null,
  person_id uuid not null,
  primary key (department_id, person_id),
  foreign key (organisation_id, department_id) references department (organisation_id, id) on delete cascade,
  foreign key (person_id, organisation_id) references membership (person_id, organisation_id) on delete cascade
);
create index department_member_person on department_member (organisation_id, person_id);
alter table department enable row level security; alter table department force row level security;
alter table department_member enable row level security; alter table department_member force row level security;
create policy owner on department to current_user using (true) with check (true);
create policy owner on department_member to current_user using (true) with check (true);
create policy own on department to ${app}
  using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on department_member to ${app}
  using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
grant select, insert, delete on department to ${app};
grant update (name, place, version) on department to ${app};
grant select, insert, delete on department_member to ${app};

-- The name as it was when the answer was given: who left is still named.
alter table answer add column answered_by_name text;
update answer a set answered_by_name = p.name from person p where p.id = a.answered_by;
alter table answer alter column answered_by_name set not null;
alter table network_answer add column answered_by_name text;
update network_answer a set answered_by_name = p.name from person p where p.id = a.answered_by;
alter table network_answer alter column answered_by_name set not null;
grant update (answered_by_name) on answer to ${app};
grant update (answered_by_name) on network_answer to ${app};
