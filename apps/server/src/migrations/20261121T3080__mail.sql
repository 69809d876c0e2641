-- Mail on its way out: written in the transaction that caused it, sent by a job, so that none is lost and none goes out for what was rolled back.

create table mail (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  person_id uuid references person (id),
  kind text not null check (char_length(kind) between 1 and 40),
  recipient text not null check (char_length(recipient) between 3 and 254),
  subject text not null check (char_length(subject) <= 200),
  -- Emptied once it is sent or given up: it may hold a code.
  body text not null check (char_length(body) <= 20000),
  -- The same thing is not said twice: a digest of a day, for one.
  once text,
  created_at timestamptz not null,
  next_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  problem text not null default '' check (char_length(problem) <= 500),
  unique (organisation_id, once)
);
create index mail_due on mail (next_at) where sent_at is null and given_up_at is null;
create index mail_organisation on mail (organisation_id, created_at desc);

alter table mail enable row level security; alter table mail force row level security;
create policy owner on mail to current_user using (true) with check (true);
create policy own on mail for select to ${app} using (organisation_id = (select current_organisation()));
create policy own_write on mail for insert to ${app} with check (organisation_id = (select current_organisation()));
grant select (id, organisation_id, person_id, kind, recipient, subject, once, created_at, next_at, attempts, sent_at, given_up_at, problem) on mail to ${app};
grant insert on mail to ${app};

-- For the job alone: takes what is due and lends it for five minutes, so that a process that dies with a letter in its hand does not lose it.
create function take_mail(at timestamptz, most integer) returns table (id uuid, recipient text, subject text, body text, attempts integer)
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update mail m set next_at = at + interval '5 minutes', attempts = m.attempts + 1
    where m.id in (
      select d.id from mail d where d.sent_at is null and d.given_up_at is null and d.next_at <= at
      order by d.next_at limit most for update skip locked
    )
    returning m.id, m.recipient, m.subject, m.body, m.attempts
  $$;
create function mail_sent(letter uuid, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ update mail set sent_at = at, body = '', problem = '' where id = letter $$;
create function mail_failed(letter uuid, why text, again timestamptz, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update mail set problem = left(why, 500), next_at = coalesce(again, next_at),
      given_up_at = case when again is null then at end, body = case when again is null then '' else body end
    where id = letter
  $$;
revoke all on function take_mail(timestamptz, integer) from public;
revoke all on function mail_sent(uuid, timestamptz) from public;
revoke all on function mail_failed(uuid, text, timestamptz, timestamptz) from public;
grant execute on function take_mail(timestamptz, integer) to ${app};
grant execute on function mail_sent(uuid, timestamptz) to ${app};
grant execute on function mail_failed(uuid, text, timestamptz, timestamptz) to ${app};

-- Which letters somebody does not want, and the language of those they get.
alter table person add column unwanted_letters text[] not null default '{}' check (unwanted_letters <@ array['digest', 'trail-head']);
alter table person add column mail_language text not null default 'ja' check (mail_language in ('ja', 'en'));
grant select (unwanted_letters, mail_language) on person to ${app};
grant update (unwanted_letters) on person to ${app};

-- An address that waits for the code that was mailed to it: one for each person, the newest.
create table mail_confirmation (
  person_id uuid primary key references person (id),
  address text not null check (char_length(address) <= 254),
  language text not null check (language in ('ja', 'en')),
  code_hash bytea not null,
  expires_at timestamptz not null
);
alter table mail_confirmation enable row level security; alter table mail_confirmation force row level security;
create policy owner on mail_confirmation to current_user using (true) with check (true);
create policy self on mail_confirmation for select to ${app} using (person_id = (select current_person()));
grant select (person_id, address, expires_at) on mail_confirmation to ${app};

-- One's own address. The application cannot write it but through these: it stands only where its code was given.
create function ask_own_mail(wanted text, in_language text, hash bytea, expires timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into mail_confirmation (person_id, address, language, code_hash, expires_at)
    values (current_person(), wanted, in_language, hash, expires)
    on conflict (person_id) do update
      set address = excluded.address, language = excluded.language, code_hash = excluded.code_hash, expires_at = excluded.expires_at
  $$;
-- The address that is confirmed now; null where the code is not the one that waits. Two at once: one wins.
create function confirm_own_mail(hash bytea, at timestamptz) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    waiting mail_confirmation;
  begin
    delete from mail_confirmation where person_id = current_person() and code_hash = hash and expires_at > at returning * into waiting;
    if not found then return null; end if;
    update person set email = waiting.address, email_confirmed_at = at, mail_language = waiting.language where id = current_person();
    return waiting.address;
  end $$;
create function remove_own_mail() returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from mail_confirmation where person_id = current_person();
    update person set email = null, email_confirmed_at = null where id = current_person()
  $$;
-- Nobody needs an address that was never confirmed, nor to know for ever who was written to.
create function clean_mail(at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from mail_confirmation where expires_at <= at;
    delete from mail where coalesce(sent_at, given_up_at) < at - interval '90 days'
  $$;
revoke all on function ask_own_mail(text, text, bytea, timestamptz) from public;
revoke all on function confirm_own_mail(bytea, timestamptz) from public;
revoke all on function remove_own_mail() from public;
revoke all on function clean_mail(timestamptz) from public;
grant execute on function ask_own_mail(text, text, bytea, timestamptz) to ${app};
grant execute on function confirm_own_mail(bytea, timestamptz) to ${app};
grant execute on function remove_own_mail() to ${app};
grant execute on function clean_mail(timestamptz) to ${app};
