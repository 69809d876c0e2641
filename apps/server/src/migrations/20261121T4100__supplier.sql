-- Vendors: who they are, what they delivered, what they were asked, every answer they ever gave, and the disclosure sheets (MDS/SDS) of their products.

create table supplier (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (char_length(name) between 1 and 200),
  contact_name text not null check (char_length(contact_name) <= 200),
  contact_mail text not null check (char_length(contact_mail) <= 254),
  contact_phone text not null check (char_length(contact_phone) <= 50),
  note text not null check (char_length(note) <= 2000),
  -- The key with which its answer files are signed, as first accepted (SHA-256 of the public key); null: none seen yet.
  key_fingerprint text check (key_fingerprint ~ '^[0-9a-f]{64}$'),
  retired_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  version integer not null,
  unique (organisation_id, id)
);
create unique index supplier_name on supplier (organisation_id, name) where retired_at is null;

-- A product it delivered or a service it runs: what the vendor's own form is answered for.
create table supplier_product (
  id uuid primary key,
  organisation_id uuid not null,
  supplier_id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  kind text not null check (kind in ('product', 'service')),
  -- As the vendor counts it, for instance 5.2.
  release text not null check (char_length(release) <= 100),
  note text not null check (char_length(note) <= 2000),
  retired_at timestamptz,
  created_at timestamptz not null,
  version integer not null,
  foreign key (organisation_id, supplier_id) references supplier (organisation_id, id),
  unique (organisation_id, id)
);
create unique index supplier_product_name on supplier_product (supplier_id, name) where retired_at is null;
create index supplier_product_supplier on supplier_product (organisation_id, supplier_id);

-- One form asked of one vendor, for one product or (null) for everything it does here.
create table supplier_request (
  id uuid primary key,
  organisation_id uuid not null,
  supplier_id uuid not null,
  product_id uuid,
  form text not null,
  edition_hash text not null references catalog_edition (hash),
  -- Short, for the telephone and for the name of a file.
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  due date not null,
  message text not null check (char_length(message) <= 1000),
  requested_at timestamptz not null,
  requested_by uuid not null references person (id),
  requested_by_name text not null,
  -- The last time that the vendor was reminded, as a person wrote it down or the product sent it.
  reminded_at timestamptz,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  version integer not null,
  foreign key (organisation_id, supplier_id) references supplier (organisation_id, id),
  foreign key (organisation_id, product_id) references supplier_product (organisation_id, id),
  unique (organisation_id, id),
  unique (organisation_id, code)
);
-- Which product was asked for which form, for the list of vendors.
create index supplier_request_asked on supplier_request (organisation_id, form, supplier_id, product_id) where withdrawn_at is null;
create index supplier_request_supplier on supplier_request (organisation_id, supplier_id, requested_at desc);
create index supplier_request_open on supplier_request (organisation_id, due) where answered_at is null and withdrawn_at is null;

-- What came back and was accepted by a person here: RFC 8785 JSON and its hash, as it came. Append-only.
create table supplier_response (
  id uuid primary key,
  organisation_id uuid not null,
  supplier_id uuid not null,
  product_id uuid,
  request_id uuid,
  form text not null,
  edition_hash text not null references catalog_edition (hash),
  via text not null check (via in ('html-file', 'excel-file', 'link', 'answer-file', 'hand')),
  signed_name text not null check (char_length(signed_name) between 1 and 200),
  signed_title text not null check (char_length(signed_title) <= 200),
  signed_on date not null,
  -- Whether the vendor agreed that its answer may be handed on to other institutions.
  consent boolean not null,
  key_fingerprint text check (key_fingerprint ~ '^[0-9a-f]{64}$'),
  document text not null,
  sha256 text not null,
  received_at timestamptz not null,
  accepted_by uuid references person (id),
  accepted_by_name text not null,
  foreign key (organisation_id, supplier_id) references supplier (organisation_id, id),
  foreign key (organisation_id, product_id) references supplier_product (organisation_id, id),
  foreign key (organisation_id, request_id) references supplier_request (organisation_id, id),
  unique (organisation_id, id)
);
create index supplier_response_supplier on supplier_response (organisation_id, supplier_id, received_at desc);
create index supplier_response_request on supplier_response (request_id);

-- Append-only, one row an item; each names the one it took the place of.
create table supplier_answer (
  id uuid primary key,
  organisation_id uuid not null,
  supplier_id uuid not null,
  product_id uuid,
  response_id uuid not null,
  form text not null,
  item text not null,
  value text not null check (value in ('yes', 'no', 'na')),
  checked date not null,
  target date,
  remark text not null check (char_length(remark) <= 1000),
  recorded_at timestamptz not null,
  supersedes uuid references supplier_answer (id),
  foreign key (organisation_id, response_id) references supplier_response (organisation_id, id)
);
create unique index supplier_answer_follows on supplier_answer (organisation_id, supplier_id, product_id, form, item, supersedes) nulls not distinct;
create index supplier_answer_response on supplier_answer (response_id);
create index supplier_answer_supersedes on supplier_answer (supersedes);
create index supplier_answer_item on supplier_answer (organisation_id, form, item);

-- How one form stands for one vendor and product: counted from the standing answers each time a response is accepted, so that lists need not count them.
create table supplier_sheet (
  id uuid primary key,
  organisation_id uuid not null,
  supplier_id uuid not null,
  product_id uuid,
  form text not null,
  edition_hash text not null references catalog_edition (hash),
  -- The response accepted last.
  response_id uuid not null,
  received_at timestamptz not null,
  yes integer not null,
  no integer not null,
  na integer not null,
  -- The nearest day that a standing いいえ names.
  next_target date,
  version integer not null,
  foreign key (organisation_id, supplier_id) references supplier (organisation_id, id),
  foreign key (organisation_id, product_id) references supplier_product (organisation_id, id),
  foreign key (organisation_id, response_id) references supplier_response (organisation_id, id)
);
create unique index supplier_sheet_one on supplier_sheet (organisation_id, supplier_id, product_id, form) nulls not distinct;

-- A disclosure sheet (MDS or SDS) of a product as a record; its questions come from the file that the vendor or the hospital has.
create table supplier_disclosure (
  id uuid primary key,
  organisation_id uuid not null,
  supplier_id uuid not null,
  product_id uuid not null,
  kind text not null check (kind in ('mds', 'sds')),
  -- Of the industry's form, for instance 5.0.
  form_release text not null check (char_length(form_release) <= 50),
  -- Of the product that it speaks of.
  product_release text not null check (char_length(product_release) <= 100),
  issued date,
  received date not null,
  evidence_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid not null references person (id),
  recorded_by_name text not null,
  supersedes uuid references supplier_disclosure (id),
  foreign key (organisation_id, product_id) references supplier_product (organisation_id, id),
  unique (organisation_id, id)
);
create index supplier_disclosure_product on supplier_disclosure (organisation_id, product_id, recorded_at desc);
create unique index supplier_disclosure_follows on supplier_disclosure (product_id, kind, supersedes) nulls not distinct;
create table supplier_disclosure_line (
  organisation_id uuid not null,
  disclosure_id uuid not null,
  position integer not null,
  number text not null check (char_length(number) <= 50),
  -- As it stands in the file that was read; of this institution only.
  question text not null check (char_length(question) <= 2000),
  value text check (value in ('yes', 'no', 'na')),
  remark text not null check (char_length(remark) <= 2000),
  primary key (disclosure_id, position),
  foreign key (organisation_id, disclosure_id) references supplier_disclosure (organisation_id, id)
);

-- A link for a vendor without an account: found by the hash of its token before there is a scope. The draft is the vendor's own until it is sent.
create table supplier_link (
  id uuid primary key,
  organisation_id uuid not null,
  request_id uuid not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened_at timestamptz,
  -- What was filled in so far, and how often it was saved: of two at once only one is taken.
  draft jsonb not null,
  draft_version integer not null,
  saved_at timestamptz,
  sent_at timestamptz,
  foreign key (organisation_id, request_id) references supplier_request (organisation_id, id)
);
create index supplier_link_request on supplier_link (organisation_id, request_id);

alter table supplier enable row level security; alter table supplier force row level security;
alter table supplier_product enable row level security; alter table supplier_product force row level security;
alter table supplier_request enable row level security; alter table supplier_request force row level security;
alter table supplier_response enable row level security; alter table supplier_response force row level security;
alter table supplier_answer enable row level security; alter table supplier_answer force row level security;
alter table supplier_sheet enable row level security; alter table supplier_sheet force row level security;
alter table supplier_disclosure enable row level security; alter table supplier_disclosure force row level security;
alter table supplier_disclosure_line enable row level security; alter table supplier_disclosure_line force row level security;
alter table supplier_link enable row level security; alter table supplier_link force row level security;

create policy owner on supplier to current_user using (true) with check (true);
create policy owner on supplier_product to current_user using (true) with check (true);
create policy owner on supplier_request to current_user using (true) with check (true);
create policy owner on supplier_response to current_user using (true) with check (true);
create policy owner on supplier_answer to current_user using (true) with check (true);
create policy owner on supplier_sheet to current_user using (true) with check (true);
create policy owner on supplier_disclosure to current_user using (true) with check (true);
create policy owner on supplier_disclosure_line to current_user using (true) with check (true);
create policy owner on supplier_link to current_user using (true) with check (true);
create policy own on supplier to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on supplier_product to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on supplier_request to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on supplier_response to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on supplier_answer to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on supplier_sheet to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on supplier_disclosure to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on supplier_disclosure_line to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on supplier_link to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));

grant select, insert on supplier to ${app};
grant update (name, contact_name, contact_mail, contact_phone, note, key_fingerprint, retired_at, version) on supplier to ${app};
grant select, insert on supplier_product to ${app};
grant update (name, kind, release, note, retired_at, version) on supplier_product to ${app};
grant select, insert on supplier_request to ${app};
grant update (due, reminded_at, answered_at, withdrawn_at, version) on supplier_request to ${app};
grant select, insert on supplier_response to ${app};
grant select, insert on supplier_answer to ${app};
grant select, insert on supplier_sheet to ${app};
grant update (edition_hash, response_id, received_at, yes, no, na, next_target, version) on supplier_sheet to ${app};
grant select, insert on supplier_disclosure to ${app};
grant select, insert on supplier_disclosure_line to ${app};
grant select, insert on supplier_link to ${app};
grant update (revoked_at, opened_at, draft, draft_version, saved_at, sent_at) on supplier_link to ${app};

-- What vendors say of themselves and of their products is looked up by whom it speaks of.
create index claim_subject on claim (subject_id) where subject_kind <> 'organisation';
