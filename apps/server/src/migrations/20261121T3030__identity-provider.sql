-- The hospital's own identity provider (OpenID Connect), whom it stands for, and the accounts for the day on which it is down.

-- One an institution. `only_way`: members sign in through it and no other way, but for those held ready for break-glass.
create table identity_provider (
  organisation_id uuid primary key references organisation (id),
  name text not null check (char_length(name) between 1 and 60),
  issuer text not null check (char_length(issuer) between 1 and 500),
  client_id text not null check (char_length(client_id) between 1 and 200),
  -- Needed in clear to speak to the provider; never granted to the application's role, lent to whoever comes back with an attempt.
  client_secret text not null check (char_length(client_secret) between 1 and 500),
  enabled boolean not null default false,
  -- Whether it asks for a second factor itself, so that ours need not.
  second_factor boolean not null default false,
  only_way boolean not null default false check (enabled or not only_way),
  version integer not null default 1
);

-- Whom the provider's subject is here. Linked by that person after they signed in by themselves, never by a name or a mail address.
create table provider_identity (
  organisation_id uuid not null,
  person_id uuid not null,
  issuer text not null check (char_length(issuer) <= 500),
  subject text not null check (char_length(subject) between 1 and 255),
  linked_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, person_id),
  unique (organisation_id, issuer, subject),
  foreign key (person_id, organisation_id) references membership (person_id, organisation_id) on delete cascade
);

-- Somebody on their way to the provider and back. `browser_hash`: of the browser's own token, or of the session that links.
create table provider_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  organisation_id uuid not null references organisation (id),
  purpose text not null check (purpose in ('sign-in', 'link')),
  nonce text not null,
  verifier text not null,
  next text not null check (char_length(next) <= 2000),
  expires_at timestamptz not null
);
create index provider_attempt_expires on provider_attempt (expires_at);

-- Held ready for the day on which the provider is down.
alter table membership add column break_glass boolean not null default false;
-- A sealed sheet, or the break-glass account: both are told to every administrator until they have seen it.
alter table recovery_use add column kind text not null default 'sheet' check (kind in ('sheet', 'break-glass'));
-- What was proved before the second step that is still owed.
alter table pending_sign_in add column proof text not null default 'password' check (proof in ('password', 'provider', 'break-glass'));

alter table identity_provider enable row level security; alter table identity_provider force row level security;
alter table provider_identity enable row level security; alter table provider_identity force row level security;
alter table provider_attempt enable row level security; alter table provider_attempt force row level security;
create policy owner on identity_provider to current_user using (true) with check (true);
create policy owner on provider_identity to current_user using (true) with check (true);
create policy owner on provider_attempt to current_user using (true) with check (true);
create policy own on identity_provider to ${app}
  using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own_read on provider_identity for select to ${app} using (organisation_id = (select current_organisation()));
create policy own_remove on provider_identity for delete to ${app} using (organisation_id = (select current_organisation()));
-- Nobody links for somebody else.
create policy self_link on provider_identity for insert to ${app}
  with check (organisation_id = (select current_organisation()) and person_id = (select current_person()));
create policy own_write on recovery_use for insert to ${app} with check (organisation_id = (select current_organisation()));
grant select (organisation_id, name, issuer, client_id, enabled, second_factor, only_way, version) on identity_provider to ${app};
grant insert, update on identity_provider to ${app};
grant select, insert, delete on provider_identity to ${app};
grant insert on recovery_use to ${app};
grant update (break_glass) on membership to ${app};

-- Whether somebody may come into an institution by themselves, without its provider.
create function admits_without_provider(organisation uuid, held_ready boolean) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select held_ready or not exists (select 1 from identity_provider i where i.organisation_id = organisation and i.only_way)
  $$;
-- Whether coming in without the provider is a break-glass there.
create function is_break_glass(organisation uuid, held_ready boolean) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select held_ready and exists (select 1 from identity_provider i where i.organisation_id = organisation and i.only_way) $$;

drop function person_for_sign_in(text);
create function person_for_sign_in(wanted text) returns table (person_id uuid, password_hash text, organisation_id uuid, break_glass boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select p.id, p.password_hash, m.organisation_id, is_break_glass(m.organisation_id, m.break_glass)
    from person p join membership m on m.person_id = p.id
    where p.login = wanted and admits_without_provider(m.organisation_id, m.break_glass) order by m.since limit 1
  $$;

drop function passkey_by_credential(text);
create function passkey_by_credential(credential text)
  returns table (id uuid, person_id uuid, organisation_id uuid, login text, public_key bytea, counter bigint, disabled boolean, break_glass boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select k.id, k.person_id, m.organisation_id, p.login, k.public_key, k.counter, k.disabled_at is not null,
      is_break_glass(m.organisation_id, m.break_glass)
    from passkey k join person p on p.id = k.person_id join membership m on m.person_id = k.person_id
    where k.credential_id = credential
    -- Whoever is signed in proves who they are with it also where it opens nothing by itself.
      and (k.person_id = current_person() or admits_without_provider(m.organisation_id, m.break_glass))
    order by m.since limit 1
  $$;

drop function open_pending(bytea, uuid, uuid, timestamptz, timestamptz);
create function open_pending(hash bytea, person uuid, organisation uuid, proved text, at timestamptz, expires timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from pending_sign_in where expires_at <= at;
    insert into pending_sign_in (token_hash, person_id, organisation_id, proof, created_at, expires_at)
      values (hash, person, organisation, proved, at, expires)
  $$;
drop function try_pending(bytea, timestamptz, integer);
create function try_pending(hash bytea, at timestamptz, most integer) returns table (person_id uuid, organisation_id uuid, proof text)
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update pending_sign_in p set tries = p.tries + 1 where p.token_hash = hash and p.expires_at > at and p.tries < most
    returning p.person_id, p.organisation_id, p.proof
  $$;

-- What the provider says opens a session, and nothing dangerous: for that, people prove themselves by what only they hold.
create or replace function open_session(
  hash bytea, session_id uuid, person uuid, organisation uuid, at timestamptz, expires timestamptz, how text, from_address text, with_agent text
) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from session where expires_at <= at;
    insert into session (token_hash, id, person_id, organisation_id, created_at, seen_at, expires_at, factor, confirmed_at, address, agent)
    select hash, session_id, m.person_id, m.organisation_id, at, at, expires, how,
      case when how = 'provider' then timestamptz '1970-01-01 00:00:00Z' else at end, from_address, with_agent
    from membership m where m.person_id = person and m.organisation_id = organisation
  $$;

-- A provider speaks for its own institution; and where there is no other way in than the provider, switching is none.
create or replace function switch_session(old_hash bytea, new_hash bytea, new_id uuid, wanted uuid, at timestamptz, audit_id uuid, from_address text)
  returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  begin
    insert into session (token_hash, id, person_id, organisation_id, created_at, seen_at, expires_at, factor, confirmed_at, address, agent)
      select new_hash, new_id, s.person_id, m.organisation_id, s.created_at, at, s.expires_at, s.factor, s.confirmed_at, from_address, s.agent
      from session s join membership m on m.person_id = s.person_id and m.organisation_id = wanted
      where s.token_hash = old_hash and s.expires_at > at and (m.until is null or m.until >= (at at time zone 'Asia/Tokyo')::date)
        and (s.organisation_id = wanted or (s.factor <> 'provider' and admits_without_provider(wanted, false)));
    if not found then return false; end if;
    insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, address, at)
      select audit_id, wanted, s.person_id, 'session.switch', 'session', new_id::text, from_address, at from session s where s.token_hash = new_hash;
    delete from session where token_hash = old_hash;
    return true;
  end $$;

drop function session_standing(bytea);
create function session_standing(hash bytea)
  returns table (failures integer, notices text[], for_all boolean, enrolled boolean, told_at timestamptz, second_at_provider boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select s.failures, s.notices, coalesce(y.second_factor_for_all, false),
      exists (select 1 from totp t where t.person_id = s.person_id and t.secret is not null)
        or exists (select 1 from passkey k where k.person_id = s.person_id and k.disabled_at is null),
      m.second_factor_told_at, coalesce(i.second_factor, false)
    from session s
    join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id
    left join sign_in_policy y on y.organisation_id = s.organisation_id
    left join identity_provider i on i.organisation_id = s.organisation_id
    where s.token_hash = hash
  $$;

-- What stands on the sign-in page.
create function providers_to_offer() returns table (organisation_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select organisation_id, name from identity_provider where enabled order by name, organisation_id limit 20 $$;
create function provider_to_ask(organisation uuid) returns table (issuer text, client_id text, name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select i.issuer, i.client_id, i.name from identity_provider i where i.organisation_id = organisation and i.enabled $$;

create function begin_provider_attempt(
  state bytea, browser bytea, organisation uuid, what_for text, with_nonce text, with_verifier text, then_to text, at timestamptz, expires timestamptz
) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from provider_attempt where expires_at <= at;
    insert into provider_attempt (state_hash, browser_hash, organisation_id, purpose, nonce, verifier, next, expires_at)
      values (state, browser, organisation, what_for, with_nonce, with_verifier, then_to, expires)
  $$;
-- Gives an attempt once, to the browser (or the session) it began in, and with it what is needed to ask the provider.
create function take_provider_attempt(state bytea, browsers bytea[], organisation uuid, at timestamptz)
  returns table (
    purpose text, session_hash bytea, nonce text, verifier text, next text, issuer text, client_id text, client_secret text, second_factor boolean
  )
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    with gone as (
      delete from provider_attempt a where a.state_hash = state and a.browser_hash = any (browsers) and a.organisation_id = organisation returning a.*
    )
    select g.purpose, g.browser_hash, g.nonce, g.verifier, g.next, i.issuer, i.client_id, i.client_secret, i.second_factor
    from gone g join identity_provider i on i.organisation_id = g.organisation_id and i.enabled
    where g.expires_at > at
  $$;
-- Whom a proven subject is, as long as they belong here; the use is noted.
create function person_by_provider(organisation uuid, with_issuer text, with_subject text, at timestamptz) returns uuid
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update provider_identity x set used_at = at from membership m
    where x.organisation_id = organisation and x.issuer = with_issuer and x.subject = with_subject
      and m.person_id = x.person_id and m.organisation_id = x.organisation_id
      and (m.until is null or m.until >= (at at time zone 'Asia/Tokyo')::date)
    returning x.person_id
  $$;
-- An answer of the provider that was refused, or none, in the trail of its institution.
create function record_provider_event(event uuid, organisation uuid, what text, why text, audit_address text, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into audit_event (id, organisation_id, action, target_kind, target_id, after, address, at)
    select event, o.id, what, 'organisation', o.id::text, jsonb_build_object('reason', why), audit_address, at
    from organisation o where o.id = organisation
  $$;

create or replace function clean_sign_in(at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from pending_sign_in where expires_at <= at;
    delete from passkey_challenge where expires_at <= at;
    delete from provider_attempt where expires_at <= at;
    delete from sign_in_limit where last_at < at - interval '2 days' and coalesce(succeeded_at, '-infinity') < at - interval '30 days';
    delete from known_browser where seen_at < at - interval '180 days';
    delete from session where expires_at <= at;
  $$;

revoke all on function admits_without_provider(uuid, boolean) from public;
revoke all on function is_break_glass(uuid, boolean) from public;
revoke all on function person_for_sign_in(text) from public;
revoke all on function passkey_by_credential(text) from public;
revoke all on function open_pending(bytea, uuid, uuid, text, timestamptz, timestamptz) from public;
revoke all on function try_pending(bytea, timestamptz, integer) from public;
revoke all on function session_standing(bytea) from public;
revoke all on function providers_to_offer() from public;
revoke all on function provider_to_ask(uuid) from public;
revoke all on function begin_provider_attempt(bytea, bytea, uuid, text, text, text, text, timestamptz, timestamptz) from public;
revoke all on function take_provider_attempt(bytea, bytea[], uuid, timestamptz) from public;
revoke all on function person_by_provider(uuid, text, text, timestamptz) from public;
revoke all on function record_provider_event(uuid, uuid, text, text, text, timestamptz) from public;
grant execute on function person_for_sign_in(text) to ${app};
grant execute on function passkey_by_credential(text) to ${app};
grant execute on function open_pending(bytea, uuid, uuid, text, timestamptz, timestamptz) to ${app};
grant execute on function try_pending(bytea, timestamptz, integer) to ${app};
grant execute on function session_standing(bytea) to ${app};
grant execute on function providers_to_offer() to ${app};
grant execute on function provider_to_ask(uuid) to ${app};
grant execute on function begin_provider_attempt(bytea, bytea, uuid, text, text, text, text, timestamptz, timestamptz) to ${app};
grant execute on function take_provider_attempt(bytea, bytea[], uuid, timestamptz) to ${app};
grant execute on function person_by_provider(uuid, text, text, timestamptz) to ${app};
grant execute on function record_provider_event(uuid, uuid, text, text, text, timestamptz) to ${app};
