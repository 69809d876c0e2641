-- Programs of the house: tokens by which they ask, and calls by which they are told.

create table api_token (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (char_length(name) between 1 and 60),
  token_hash bytea not null unique,
  -- The first letters, so that somebody who finds one knows which to revoke.
  shown text not null check (char_length(shown) <= 12),
  permissions text[] not null check (cardinality(permissions) between 1 and 60),
  created_by uuid not null references person (id),
  created_by_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_organisation on api_token (organisation_id, created_at);

create table webhook (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (char_length(name) between 1 and 60),
  url text not null check (char_length(url) <= 500),
  events text[] not null check (cardinality(events) between 1 and 40),
  -- Needed in clear to sign with; shown once, never given out again.
  secret text not null check (char_length(secret) <= 100),
  created_at timestamptz not null,
  version integer not null default 0,
  unique (organisation_id, id)
);

create table webhook_call (
  id uuid primary key,
  organisation_id uuid not null,
  webhook_id uuid not null,
  event text not null,
  payload text not null check (char_length(payload) <= 20000),
  created_at timestamptz not null,
  next_at timestamptz not null,
  attempts integer not null default 0,
  delivered_at timestamptz,
  given_up_at timestamptz,
  problem text not null default '' check (char_length(problem) <= 200),
  foreign key (organisation_id, webhook_id) references webhook (organisation_id, id) on delete cascade
);
create index webhook_call_due on webhook_call (next_at) where delivered_at is null and given_up_at is null;
create index webhook_call_webhook on webhook_call (organisation_id, webhook_id, created_at desc);

alter table api_token enable row level security; alter table api_token force row level security;
alter table webhook enable row level security; alter table webhook force row level security;
alter table webhook_call enable row level security; alter table webhook_call force row level security;
create policy owner on api_token to current_user using (true) with check (true);
create policy owner on webhook to current_user using (true) with check (true);
create policy owner on webhook_call to current_user using (true) with check (true);
create policy own on api_token to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on webhook to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on webhook_call to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
grant select (id, organisation_id, name, shown, permissions, created_by, created_by_name, created_at, expires_at, used_at, revoked_at) on api_token to ${app};
grant insert on api_token to ${app};
grant update (revoked_at) on api_token to ${app};
grant select (id, organisation_id, name, url, events, created_at, version) on webhook to ${app};
grant insert, delete on webhook to ${app};
grant select, insert on webhook_call to ${app};

-- Who a token speaks for: whoever made it, as long as they are here, and no more than it was given.
create function token_by_hash(hash bytea, at timestamptz)
  returns table (
    token_id uuid, token_name text, shown text, permissions text[], used_at timestamptz, person_id uuid, person_name text, login text,
    organisation_id uuid, organisation_name text, organisation_kind text, institution_kind text, demo boolean, role text
  )
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select t.id, t.name, t.shown, t.permissions, t.used_at, p.id, p.name, p.login, o.id, o.name, o.kind, o.institution_kind, o.demo, m.role
    from api_token t
    join person p on p.id = t.created_by
    join organisation o on o.id = t.organisation_id
    join membership m on m.person_id = t.created_by and m.organisation_id = t.organisation_id
    where t.token_hash = hash and t.revoked_at is null and t.expires_at > at
      and (m.until is null or m.until >= (at at time zone 'Asia/Tokyo')::date)
  $$;
create function touch_token(hash bytea, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ update api_token set used_at = at where token_hash = hash $$;

-- For the job alone: lends what is due for two minutes.
create function take_webhook_calls(at timestamptz, most integer)
  returns table (id uuid, url text, secret text, payload text, attempts integer)
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update webhook_call c set next_at = at + interval '2 minutes', attempts = c.attempts + 1
    from webhook w
    where w.id = c.webhook_id and c.id in (
      select d.id from webhook_call d where d.delivered_at is null and d.given_up_at is null and d.next_at <= at
      order by d.next_at limit most for update skip locked
    )
    returning c.id, w.url, w.secret, c.payload, c.attempts
  $$;
create function webhook_delivered(call uuid, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ update webhook_call set delivered_at = at, problem = '' where id = call $$;
create function webhook_failed(call uuid, why text, again timestamptz, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    update webhook_call set problem = left(why, 200), next_at = coalesce(again, next_at), given_up_at = case when again is null then at end where id = call
  $$;
revoke all on function token_by_hash(bytea, timestamptz) from public;
revoke all on function touch_token(bytea, timestamptz) from public;
revoke all on function take_webhook_calls(timestamptz, integer) from public;
revoke all on function webhook_delivered(uuid, timestamptz) from public;
revoke all on function webhook_failed(uuid, text, timestamptz, timestamptz) from public;
grant execute on function token_by_hash(bytea, timestamptz) to ${app};
grant execute on function touch_token(bytea, timestamptz) to ${app};
grant execute on function take_webhook_calls(timestamptz, integer) to ${app};
grant execute on function webhook_delivered(uuid, timestamptz) to ${app};
grant execute on function webhook_failed(uuid, text, timestamptz, timestamptz) to ${app};
