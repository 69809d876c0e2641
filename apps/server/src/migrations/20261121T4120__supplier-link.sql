-- A link for a vendor without an account: a scope of its own that sees one request, and the draft of its answer.

-- Whom the vendor may ask, in the hospital's own words; the letter that went by mail; and the answer that a person here took over.
alter table supplier_link add column contact text not null default '' check (char_length(contact) <= 200);
alter table supplier_link add column created_by_name text not null default '' check (char_length(created_by_name) <= 200);
alter table supplier_link add column mailed_at timestamptz;
alter table supplier_link add column accepted_at timestamptz;
alter table supplier_link add column response_id uuid;
alter table supplier_link add foreign key (organisation_id, response_id) references supplier_response (organisation_id, id);
alter table supplier_link add check (octet_length(draft::text) <= 1000000);
grant update (accepted_at, response_id) on supplier_link to ${app};

-- The hash opens nothing by itself, but nobody needs to read it either: it is looked up by the function below.
revoke select on supplier_link from ${app};
grant select (
  id, organisation_id, request_id, created_at, created_by, created_by_name, contact, mailed_at, expires_at, revoked_at, opened_at, draft, draft_version,
  saved_at, sent_at, accepted_at, response_id
) on supplier_link to ${app};

create index supplier_link_sent on supplier_link (organisation_id, sent_at) where sent_at is not null and accepted_at is null and revoked_at is null;

create function current_link() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('shinayaka.link', true), '')::uuid $$;

-- Its one row, to read; to write only until it was sent, and never to take itself back into use.
create policy link_reads on supplier_link for select to ${app} using (id = (select current_link()));
create policy link_writes on supplier_link for update to ${app}
  using (id = (select current_link()) and revoked_at is null and sent_at is null)
  with check (id = (select current_link()) and revoked_at is null and response_id is null and accepted_at is null);

-- Before there is a scope: which link this is, and nothing else. Whether it still opens anything is decided inside.
create function supplier_link_by_token(hash bytea) returns table (link_id uuid, organisation_id uuid, request_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select l.id, l.organisation_id, l.request_id from supplier_link l where l.token_hash = hash $$;

-- What the vendor is asked. Names only: rows of the vendor, the product and the institution hold what is not for the vendor's eyes (our notes on it).
create function linked_request()
  returns table (
    organisation_name text, supplier_name text, product_name text, product_kind text, product_release text, form text, edition_hash text, code text,
    due date, message text, requested_by_name text, answered_at timestamptz, withdrawn_at timestamptz
  )
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select o.name, s.name, p.name, p.kind, p.release, r.form, r.edition_hash, r.code, r.due, r.message, r.requested_by_name, r.answered_at, r.withdrawn_at
    from supplier_link l
    join supplier_request r on r.id = l.request_id and r.organisation_id = l.organisation_id
    join organisation o on o.id = l.organisation_id
    join supplier s on s.id = r.supplier_id and s.organisation_id = l.organisation_id
    left join supplier_product p on p.id = r.product_id and p.organisation_id = l.organisation_id
    where l.id = current_link()
  $$;

-- What was done by the link stands in the institution's trail: that it was opened, and that it was sent.
create function record_link_event(event uuid, what text, told jsonb, from_address text, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, after, address, at)
    select event, l.organisation_id, null, what, 'supplier-link', l.id::text, told, from_address, at
    from supplier_link l where l.id = current_link() and what in ('supplier.link-open', 'supplier.link-send')
  $$;

revoke all on function supplier_link_by_token(bytea) from public;
revoke all on function linked_request() from public;
revoke all on function record_link_event(uuid, text, jsonb, text, timestamptz) from public;
grant execute on function supplier_link_by_token(bytea) to ${app};
grant execute on function linked_request() to ${app};
grant execute on function record_link_event(uuid, text, jsonb, text, timestamptz) to ${app};
