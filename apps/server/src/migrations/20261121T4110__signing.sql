-- The key with which an institution signs what it asks by file, so that what comes back is known to answer its own request. Ed25519.

create table signing_key (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  -- SPKI, base64url.
  public_key text not null check (char_length(public_key) between 1 and 200),
  -- PKCS #8, PEM. Needed in clear to sign; never granted to the application's role, lent to the institution whose it is.
  private_key text not null check (char_length(private_key) between 1 and 500),
  created_at timestamptz not null,
  -- Signs no more; what it signed stays good.
  retired_at timestamptz,
  unique (organisation_id, id)
);
create unique index signing_key_current on signing_key (organisation_id) where retired_at is null;

alter table signing_key enable row level security; alter table signing_key force row level security;
create policy owner on signing_key to current_user using (true) with check (true);
create policy own on signing_key to ${app}
  using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
grant select (id, organisation_id, public_key, created_at, retired_at) on signing_key to ${app};
grant insert on signing_key to ${app};

-- The key of whoever's transaction this is; nobody else's.
create function lend_signing_key() returns table (public_key text, private_key text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select k.public_key, k.private_key from signing_key k where k.organisation_id = current_organisation() and k.retired_at is null $$;
revoke all on function lend_signing_key() from public;
grant execute on function lend_signing_key() to ${app};
