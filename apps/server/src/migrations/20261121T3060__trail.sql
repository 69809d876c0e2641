-- The audit trail is sealed: each organisation's rows are chained one after another by hashes, shortly after they were committed.

-- How the trail is read: newest first, of one action, of one person.
drop index audit_event_organisation;
create index audit_event_newest on audit_event (organisation_id, at, id);
create index audit_event_action on audit_event (organisation_id, action, at, id);
create index audit_event_person on audit_event (organisation_id, person_id, at, id);

-- One link of a chain. Rows of no organisation (sign-ins of unknown names, the first run) have a chain of their own.
-- How `hash` is computed stands in docs/trail.md; `previous` is the hash before it, 32 zero bytes for the first.
create table audit_seal (
  organisation_id uuid references organisation (id),
  seq bigint not null check (seq > 0),
  event_id uuid primary key references audit_event (id),
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null,
  unique nulls not distinct (organisation_id, seq)
);

-- What waits to be sealed. Rows are committed in another order than they are numbered, so a place in the trail would miss late ones.
create table audit_unsealed (
  event_id uuid primary key,
  organisation_id uuid
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index audit_unsealed_organisation on audit_unsealed (organisation_id, event_id);
insert into audit_unsealed (event_id, organisation_id) select id, organisation_id from audit_event;

alter table audit_seal enable row level security; alter table audit_seal force row level security;
alter table audit_unsealed enable row level security; alter table audit_unsealed force row level security;
create policy owner on audit_seal to current_user using (true) with check (true);
create policy owner on audit_unsealed to current_user using (true) with check (true);
create policy own on audit_seal for select to ${app} using (organisation_id = (select current_organisation()));
create policy own on audit_unsealed for select to ${app} using (organisation_id = (select current_organisation()));
grant select on audit_seal, audit_unsealed to ${app};

create function queue_audit_event() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    insert into audit_unsealed (event_id, organisation_id) values (new.id, new.organisation_id) on conflict do nothing;
    return null;
  end $$;
revoke all on function queue_audit_event() from public;
create trigger queue after insert on audit_event for each row execute function queue_audit_event();

-- Not even the owner changes the trail by mistake: whoever must, says so by disabling this trigger, in a file that everybody can read.
create function refuse_trail_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the audit trail is append-only: % on % refused', tg_op, tg_table_name using errcode = '42501';
  end $$;
revoke all on function refuse_trail_change() from public;
create trigger append_only before update or delete or truncate on audit_event for each statement execute function refuse_trail_change();
create trigger append_only before update or delete or truncate on audit_seal for each statement execute function refuse_trail_change();

-- The sealer asks which chains have something waiting, in a scope of each for its rows, and hands in hashes. Without an organisation: the installation's chain.
create function unsealed_organisations() returns table (organisation_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select distinct u.organisation_id from audit_unsealed u $$;

create function chain_head() returns table (seq bigint, hash bytea, sealed_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
  declare own uuid := current_organisation();
  begin
    return query select s.seq, s.hash, s.sealed_at from audit_seal s
      where s.organisation_id = own or (s.organisation_id is null and own is null)
      order by s.seq desc limit 1;
  end $$;

-- In passing it lets go of rows that have their seal already, as after a restore.
create function unsealed_events(most integer)
  returns table (id uuid, person_id uuid, action text, target_kind text, target_id text, before jsonb, after jsonb, address text, at text)
  language plpgsql volatile security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
  declare
    own uuid := current_organisation();
    waiting uuid[];
  begin
    select array(
      select w.event_id from audit_unsealed w where w.organisation_id = own or (w.organisation_id is null and own is null) order by w.event_id limit most
    ) into waiting;
    delete from audit_unsealed u where u.event_id in (select s.event_id from audit_seal s where s.event_id = any (waiting));
    return query
      select e.id, e.person_id, e.action, e.target_kind, e.target_id, e.before, e.after, e.address,
             to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      from audit_unsealed w join audit_event e on e.id = w.event_id
      where w.event_id = any (waiting) order by w.event_id;
  end $$;

-- Adds links to the chain, all or none; false where somebody else has added some meanwhile.
create function seal_events(first bigint, previous bytea, events uuid[], hashes bytea[], at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
  declare
    own uuid := current_organisation();
    head record;
    taken integer;
  begin
    perform pg_advisory_xact_lock(20261123, hashtext(coalesce(own::text, '')));
    select s.seq, s.hash into head from audit_seal s
      where s.organisation_id = own or (s.organisation_id is null and own is null) order by s.seq desc limit 1;
    if coalesce(head.seq, 0) + 1 <> first or coalesce(head.hash, decode(repeat('00', 32), 'hex')) <> previous then return false; end if;
    delete from audit_unsealed u where u.event_id = any (events) and u.organisation_id is not distinct from own;
    get diagnostics taken = row_count;
    if taken <> cardinality(events) or taken <> cardinality(hashes) then raise exception 'these do not wait to be sealed'; end if;
    insert into audit_seal (organisation_id, seq, event_id, previous, hash, sealed_at)
      select own, first + place - 1, events[place], (array[previous] || hashes)[place], hashes[place], at from generate_series(1, taken) as place;
    return true;
  end $$;

-- Everybody who stands in the trail, also those who have left: who did something keeps their name. Walks the index from person to person.
create function trail_people() returns table (id uuid, name text, login text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    with recursive seen as (
      (select e.person_id from audit_event e where e.organisation_id = current_organisation() and e.person_id is not null order by e.person_id limit 1)
      union all
      select (select e.person_id from audit_event e where e.organisation_id = current_organisation() and e.person_id > seen.person_id order by e.person_id limit 1)
      from seen where seen.person_id is not null
    )
    select p.id, p.name, p.login from seen join person p on p.id = seen.person_id
  $$;

-- Who looked at an institution's results from above stands in the institution's own trail. Nothing is written where nothing could be read.
create function record_overseen_read(event uuid, read_submission uuid, what text, overseer_name text, person_name text, from_address text, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, after, address, at)
    select event, s.organisation_id, current_person(), 'record.read-by-overseer', 'submission', s.id::text,
           jsonb_build_object('what', what, 'organisation', overseer_name, 'person', person_name), from_address, at
    from submission s where s.id = read_submission and s.organisation_id = any (overseen_organisations())
  $$;

-- Whom the seal of the day is mailed to, and in which language. What a person chose of letters is asked for by name only: those columns come later.
create function trail_head_recipients(of_roles text[], today date) returns table (person uuid, email text, language text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select p.id, p.email, coalesce(to_jsonb(p) ->> 'mail_language', 'ja')
    from membership m join person p on p.id = m.person_id
    where m.organisation_id = current_organisation() and m.role = any (of_roles) and (m.until is null or m.until >= today)
      and p.email is not null and p.email_confirmed_at is not null
      and not coalesce(to_jsonb(p) -> 'unwanted_letters' ? 'trail-head', false)
    order by p.id
  $$;

revoke all on function unsealed_organisations() from public;
revoke all on function chain_head() from public;
revoke all on function unsealed_events(integer) from public;
revoke all on function seal_events(bigint, bytea, uuid[], bytea[], timestamptz) from public;
revoke all on function trail_head_recipients(text[], date) from public;
revoke all on function trail_people() from public;
revoke all on function record_overseen_read(uuid, uuid, text, text, text, text, timestamptz) from public;
grant execute on function unsealed_organisations() to ${app};
grant execute on function chain_head() to ${app};
grant execute on function unsealed_events(integer) to ${app};
grant execute on function seal_events(bigint, bytea, uuid[], bytea[], timestamptz) to ${app};
grant execute on function trail_head_recipients(text[], date) to ${app};
grant execute on function trail_people() to ${app};
grant execute on function record_overseen_read(uuid, uuid, text, text, text, text, timestamptz) to ${app};
