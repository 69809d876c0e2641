-- Second factors, what was tried and failed, browsers that are known, and what a session knows of all that.
-- Secrets are never granted to the application's role: it gets them through functions that ask for whoever passed the password.

-- How people sign in here beyond what each role needs anyway.
create table sign_in_policy (
  organisation_id uuid primary key references organisation (id),
  second_factor_for_all boolean not null default false,
  version integer not null default 0
);

-- The authenticator app of a person. A new secret waits beside the one in use until its first code was typed.
create table totp (
  person_id uuid primary key references person (id),
  secret text,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  used_at timestamptz,
  next_secret text,
  next_at timestamptz,
  check ((secret is null) = (confirmed_at is null))
);

create table recovery_code (
  id uuid primary key,
  person_id uuid not null references person (id),
  code_hash bytea not null unique,
  created_at timestamptz not null,
  used_at timestamptz
);
create index recovery_code_person on recovery_code (person_id);

create table passkey (
  id uuid primary key,
  person_id uuid not null references person (id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (char_length(name) between 1 and 60),
  created_at timestamptz not null,
  used_at timestamptz,
  -- Its counter went backwards: somebody may have a copy.
  disabled_at timestamptz
);
create index passkey_person on passkey (person_id);

-- Somebody who passed the password and still owes the second step.
create table pending_sign_in (
  token_hash bytea primary key,
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- What a passkey is asked to sign, once.
create table passkey_challenge (
  token_hash bytea not null,
  purpose text not null check (purpose in ('sign-in', 'register', 'confirm')),
  challenge text not null,
  expires_at timestamptz not null,
  primary key (token_hash, purpose)
);

-- What was tried: counted before it is checked, so that many at once cannot get ahead of the count. Keys are hashes.
create table sign_in_limit (
  kind text not null check (kind in ('address', 'account', 'place', 'browser', 'second', 'second-browser', 'confirm', 'mail', 'mail-letter')),
  key bytea not null,
  failures integer not null default 0,
  since timestamptz not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  succeeded_at timestamptz,
  primary key (kind, key)
);
create index sign_in_limit_last on sign_in_limit (last_at);

-- Browsers in which somebody has signed in: what a stranger does elsewhere does not slow them down.
create table known_browser (
  token_hash bytea not null,
  person_id uuid not null references person (id),
  seen_at timestamptz not null,
  primary key (token_hash, person_id)
);
create index known_browser_person on known_browser (person_id, seen_at);

-- What a person is told at the next sign-in.
create table sign_in_news (
  person_id uuid primary key references person (id),
  failures integer not null default 0,
  notices text[] not null default '{}'
);

-- Since when somebody knows that a second factor is asked of them here; the days of grace count from then.
alter table membership add column second_factor_told_at timestamptz;
alter table session add column failures integer not null default 0;
alter table session add column notices text[] not null default '{}';

alter table sign_in_policy enable row level security; alter table sign_in_policy force row level security;
alter table totp enable row level security; alter table totp force row level security;
alter table recovery_code enable row level security; alter table recovery_code force row level security;
alter table passkey enable row level security; alter table passkey force row level security;
alter table pending_sign_in enable row level security; alter table pending_sign_in force row level security;
alter table passkey_challenge enable row level security; alter table passkey_challenge force row level security;
alter table sign_in_limit enable row level security; alter table sign_in_limit force row level security;
alter table known_browser enable row level security; alter table known_browser force row level security;
alter table sign_in_news enable row level security; alter table sign_in_news force row level security;

create policy owner on sign_in_policy to current_user using (true) with check (true);
create policy owner on totp to current_user using (true) with check (true);
create policy owner on recovery_code to current_user using (true) with check (true);
create policy owner on passkey to current_user using (true) with check (true);
create policy owner on pending_sign_in to current_user using (true) with check (true);
create policy owner on passkey_challenge to current_user using (true) with check (true);
create policy owner on sign_in_limit to current_user using (true) with check (true);
create policy owner on known_browser to current_user using (true) with check (true);
create policy owner on sign_in_news to current_user using (true) with check (true);

create policy own on sign_in_policy to ${app}
  using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy self on totp to ${app} using (person_id = (select current_person())) with check (person_id = (select current_person()));
create policy self on recovery_code to ${app} using (person_id = (select current_person())) with check (person_id = (select current_person()));
create policy self on passkey to ${app} using (person_id = (select current_person())) with check (person_id = (select current_person()));
create policy colleague on totp for select to ${app}
  using (person_id in (select m.person_id from membership m where m.organisation_id = (select current_organisation())));
create policy colleague on passkey for select to ${app}
  using (person_id in (select m.person_id from membership m where m.organisation_id = (select current_organisation())));

grant select, insert, update on sign_in_policy to ${app};
grant select (person_id, confirmed_at, used_at) on totp to ${app};
grant delete on totp to ${app};
grant select (id, person_id, created_at, used_at), insert on recovery_code to ${app};
grant delete on recovery_code to ${app};
grant select (id, person_id, credential_id, transports, name, created_at, used_at, disabled_at), insert on passkey to ${app};
grant update (name) on passkey to ${app};
grant delete on passkey to ${app};
