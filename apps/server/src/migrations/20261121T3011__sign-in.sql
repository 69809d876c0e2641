-- What sign-in does before there is a scope, and what needs more than the row of one person.

-- One more try of this kind. Gives when the next is admitted (null: this one is), and whether this one, should it fail, begins a pause.
-- After every `every` tries there is a pause, longer each time; tries are forgotten after `quiet` without one, or after `span` in all.
create function count_try(what text, which bytea, at timestamptz, every integer, minutes integer[], quiet interval, span interval)
  returns table (until timestamptz, begins boolean)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    l sign_in_limit;
  begin
    insert into sign_in_limit (kind, key, since, last_at) values (what, which, at, at) on conflict do nothing;
    select * into l from sign_in_limit s where s.kind = what and s.key = which for update;
    if l.blocked_until > at then
      return query select l.blocked_until, false;
      return;
    end if;
    if l.last_at < at - quiet or l.since < at - span then
      l.failures := 0;
      l.since := at;
    end if;
    l.failures := l.failures + 1;
    l.blocked_until := case when l.failures % every = 0
      then at + make_interval(mins => minutes[least(l.failures / every, array_length(minutes, 1))]) end;
    update sign_in_limit s set failures = l.failures, since = l.since, last_at = at, blocked_until = l.blocked_until
      where s.kind = what and s.key = which;
    return query select null::timestamptz, l.blocked_until is not null;
  end $$;

-- It was not a failure after all: a person's own count starts anew, a shared one goes back by this one.
create function forgive_try(what text, which bytea, at timestamptz, wholly boolean) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update sign_in_limit set failures = case when wholly then 0 else greatest(failures - 1, 0) end, blocked_until = null, succeeded_at = at
    where kind = what and key = which
  $$;

-- One more try to sign in by password. A known browser has a count of its own; everybody else counts for the place (login and network),
-- the address and the account. Where the person has signed in lately the account's count does not hold them up.
create function sign_in_attempt(
  wanted text, browser bytea, browser_key bytea, place_key bytea, address_key bytea, account_key bytea, at timestamptz
) returns table (until timestamptz, begins boolean, known boolean)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    answer record;
    starts boolean := false;
  begin
    if exists (select 1 from known_browser b join person p on p.id = b.person_id
               where b.token_hash = browser and p.login = wanted and b.seen_at > at - interval '180 days') then
      return query select c.until, c.begins, true from count_try('browser', browser_key, at, 5, '{1,15,60}', '1 day', '100 years') c;
      return;
    end if;
    select * into answer from count_try('place', place_key, at, 5, '{1,15,60}', '1 day', '100 years');
    if answer.until is not null then return query select answer.until, false, false; return; end if;
    starts := answer.begins;
    select * into answer from count_try('address', address_key, at, 100, '{5,15}', '1 hour', '1 hour');
    if answer.until is not null then return query select answer.until, false, false; return; end if;
    starts := starts or answer.begins;
    if not exists (select 1 from sign_in_limit s where s.kind = 'place' and s.key = place_key and s.succeeded_at > at - interval '30 days') then
      select * into answer from count_try('account', account_key, at, 50, '{5,15}', '1 hour', '1 hour');
      if answer.until is not null then return query select answer.until, false, false; return; end if;
      starts := starts or answer.begins;
    end if;
    return query select null::timestamptz, starts, false;
  end $$;

-- How often somebody was refused before the password was looked at, in one row however many there were. The institution's trail says it where the
-- name is somebody's there; a name nobody has belongs to no institution.
create function record_refused_sign_ins(event uuid, wanted text, times integer, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into audit_event (id, organisation_id, action, target_kind, target_id, after, address, at)
    values (event, (select p.organisation_id from person_for_sign_in(wanted) p limit 1), 'session.refused', 'session', wanted,
            jsonb_build_object('times', times), 'server', at)
  $$;

-- The same password hashed at today's cost, by whoever just proved to know it. Nothing anybody sees changes, so that the version stays.
create function renew_password_hash(holder uuid, known text, renewed text) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ update person set password_hash = renewed where id = holder and password_hash = known $$;

create function note_failed_sign_in(person uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into sign_in_news as n (person_id, failures) values (person, 1)
    on conflict (person_id) do update set failures = n.failures + 1
  $$;

create function add_sign_in_notice(person uuid, notice text) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into sign_in_news as n (person_id, notices) values (person, array[notice])
    on conflict (person_id) do update set notices = array_append(array_remove(n.notices, notice), notice)
  $$;

-- What happened since the last time goes with the new session, and the count starts anew.
create function settle_session(hash bytea) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    with news as (
      delete from sign_in_news n using session s where s.token_hash = hash and n.person_id = s.person_id returning n.failures, n.notices
    )
    update session set failures = coalesce((select failures from news), 0), notices = coalesce((select notices from news), '{}')
    where token_hash = hash
  $$;

create function remember_browser(hash bytea, person uuid, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into known_browser (token_hash, person_id, seen_at) values (hash, person, at)
    on conflict (token_hash, person_id) do update set seen_at = excluded.seen_at;
    delete from known_browser k where k.person_id = person and (k.seen_at < at - interval '180 days' or k.token_hash not in
      (select l.token_hash from known_browser l where l.person_id = person order by l.seen_at desc limit 20));
  $$;
create function is_known_browser(hash bytea) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select 1 from known_browser where token_hash = hash) $$;
-- Whether this browser is known, or somebody has signed in by this name from this network lately: they go before strangers.
create function is_known_arrival(browser bytea, place_key bytea, at timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select exists (select 1 from known_browser where token_hash = browser)
      or exists (select 1 from sign_in_limit where kind = 'place' and key = place_key and succeeded_at > at - interval '30 days')
  $$;
create function is_known_browser_of(hash bytea, person uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select 1 from known_browser where token_hash = hash and person_id = person) $$;

-- What a person has beside the password. A disabled passkey still counts: losing one must not make the password enough.
create function second_factor_of(person uuid) returns table (totp boolean, passkeys integer, recovery_codes integer, login text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select exists (select 1 from totp t where t.person_id = p.id and t.secret is not null),
      (select count(*)::int from passkey k where k.person_id = p.id),
      (select count(*)::int from recovery_code c where c.person_id = p.id and c.used_at is null), p.login
    from person p where p.id = person
  $$;

create function open_pending(hash bytea, person uuid, organisation uuid, at timestamptz, expires timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from pending_sign_in where expires_at <= at;
    insert into pending_sign_in (token_hash, person_id, organisation_id, created_at, expires_at) values (hash, person, organisation, at, expires)
  $$;
create function pending_by_token(hash bytea, at timestamptz) returns table (person_id uuid, organisation_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select p.person_id, p.organisation_id from pending_sign_in p where p.token_hash = hash and p.expires_at > at $$;
-- Counted before the code is looked at; more than `most` tries end it.
create function try_pending(hash bytea, at timestamptz, most integer) returns table (person_id uuid, organisation_id uuid)
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update pending_sign_in p set tries = p.tries + 1 where p.token_hash = hash and p.expires_at > at and p.tries < most
    returning p.person_id, p.organisation_id
  $$;
create function close_pending(hash bytea) returns boolean
  language sql volatile security definer set search_path = public, pg_temp
  as $$ with gone as (delete from pending_sign_in where token_hash = hash returning 1) select exists (select 1 from gone) $$;

-- The secret of whoever is signed in, or of whoever passed the password a moment ago.
create function totp_secret(person uuid, pending bytea) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select t.secret from totp t where t.person_id = person
      and (person = current_person() or exists (select 1 from pending_sign_in p where p.token_hash = pending and p.person_id = person))
  $$;
-- A code counts once: its step, and every one before it, is used up.
create function use_totp_step(person uuid, step bigint, at timestamptz) returns boolean
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    with used as (update totp t set last_step = step, used_at = at where t.person_id = person and t.last_step < step returning 1)
    select exists (select 1 from used)
  $$;
create function start_totp(new_secret text, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into totp (person_id, next_secret, next_at) values (current_person(), new_secret, at)
    on conflict (person_id) do update set next_secret = excluded.next_secret, next_at = excluded.next_at
  $$;
create function waiting_totp(since timestamptz) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select next_secret from totp where person_id = current_person() and next_at > since $$;
create function confirm_totp(step bigint, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update totp set secret = next_secret, confirmed_at = at, last_step = step, used_at = at, next_secret = null, next_at = null
    where person_id = current_person() and next_secret is not null
  $$;

create function use_recovery_code(person uuid, hash bytea, at timestamptz) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  begin
    update recovery_code set used_at = at where person_id = person and code_hash = hash and used_at is null;
    if not found then return null; end if;
    return (select count(*) from recovery_code where person_id = person and used_at is null);
  end $$;

create function put_challenge(hash bytea, what_for text, what text, at timestamptz, expires timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from passkey_challenge where expires_at <= at;
    insert into passkey_challenge (token_hash, purpose, challenge, expires_at) values (hash, what_for, what, expires)
    on conflict (token_hash, purpose) do update set challenge = excluded.challenge, expires_at = excluded.expires_at
  $$;
create function take_challenge(hash bytea, what_for text, at timestamptz) returns text
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    with gone as (delete from passkey_challenge where token_hash = hash and purpose = what_for returning challenge, expires_at)
    select challenge from gone where expires_at > at
  $$;

create function passkey_by_credential(credential text)
  returns table (id uuid, person_id uuid, organisation_id uuid, login text, public_key bytea, counter bigint, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select k.id, k.person_id, m.organisation_id, p.login, k.public_key, k.counter, k.disabled_at is not null
    from passkey k join person p on p.id = k.person_id join membership m on m.person_id = k.person_id
    where k.credential_id = credential order by m.since limit 1
  $$;
-- The counter must go up; keys that do not count stay at 0. Otherwise somebody may have a copy, and the key works no more.
create function use_passkey(key uuid, new_counter bigint, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  begin
    update passkey set counter = new_counter, used_at = at
      where id = key and disabled_at is null and (new_counter > counter or (new_counter = 0 and counter = 0));
    if found then return true; end if;
    update passkey set disabled_at = at where id = key and disabled_at is null;
    return false;
  end $$;

create function session_standing(hash bytea)
  returns table (failures integer, notices text[], for_all boolean, enrolled boolean, told_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select s.failures, s.notices, coalesce(y.second_factor_for_all, false),
      exists (select 1 from totp t where t.person_id = s.person_id and t.secret is not null)
        or exists (select 1 from passkey k where k.person_id = s.person_id and k.disabled_at is null),
      m.second_factor_told_at
    from session s
    join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id
    left join sign_in_policy y on y.organisation_id = s.organisation_id
    where s.token_hash = hash
  $$;
create function tell_second_factor(hash bytea, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update membership m set second_factor_told_at = at from session s
    where s.token_hash = hash and m.person_id = s.person_id and m.organisation_id = s.organisation_id and m.second_factor_told_at is null
  $$;

create function confirm_session(hash bytea, at timestamptz, how text) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ update session set confirmed_at = at, factor = case when factor = 'password' then coalesce(how, factor) else factor end where token_hash = hash $$;

-- The same session under another token; the old one is nobody's from now on. Only one of several at once finds it.
create function renew_session(old_hash bytea, new_hash bytea) returns boolean
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    with renewed as (update session set token_hash = new_hash where token_hash = old_hash and person_id = current_person() returning 1)
    select exists (select 1 from renewed)
  $$;

create function sessions_of_current_person(at timestamptz)
  returns table (id uuid, created_at timestamptz, seen_at timestamptz, factor text, address text, agent text, organisation_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select s.id, s.created_at, s.seen_at, s.factor, s.address, s.agent, s.organisation_id
    from session s where s.person_id = current_person() and s.expires_at > at order by s.seen_at desc
  $$;
create function end_own_session(session_id uuid) returns boolean
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    with gone as (delete from session where id = session_id and person_id = current_person() returning 1) select exists (select 1 from gone)
  $$;

-- An administrator takes a colleague's factors away; everything opened with them ends, everywhere.
create function reset_second_factor(person uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  begin
    if not exists (select 1 from membership m where m.person_id = person and m.organisation_id = current_organisation()) then return false; end if;
    delete from totp where person_id = person;
    delete from passkey where person_id = person;
    delete from recovery_code where person_id = person;
    delete from known_browser where person_id = person;
    delete from pending_sign_in where person_id = person;
    delete from session where person_id = person and person_id is distinct from current_person();
    return true;
  end $$;


-- What nobody needs any more.
create function clean_sign_in(at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from pending_sign_in where expires_at <= at;
    delete from passkey_challenge where expires_at <= at;
    delete from sign_in_limit where last_at < at - interval '2 days' and coalesce(succeeded_at, '-infinity') < at - interval '30 days';
    delete from known_browser where seen_at < at - interval '180 days';
    delete from session where expires_at <= at;
  $$;

revoke all on all functions in schema public from public;
grant execute on all functions in schema public to ${app};
