-- Evidence files (証跡): what shows that something was done, its revisions, what it is about, and the bytes behind it.

-- The bytes, once for each content within one organisation, never shared with another.
create table evidence_file (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  -- Absent while bytes still arrive, and again once they are about to be removed.
  sha256 bytea check (octet_length(sha256) = 32),
  -- Bytes; what was announced while they still arrive, so that the room is reserved.
  size bigint not null check (size >= 0),
  chunks integer not null default 0 check (chunks >= 0),
  store text not null check (store in ('database', 'folder', 's3')),
  scan text not null default 'none' check (scan in ('none', 'clean', 'infected', 'failed')),
  scan_note text not null default '' check (char_length(scan_note) <= 200),
  scan_attempts integer not null default 0,
  scan_after timestamptz,
  scanned_at timestamptz,
  touched_at timestamptz not null,
  unique (organisation_id, id)
);
create unique index evidence_file_content on evidence_file (organisation_id, sha256);
create index evidence_file_unscanned on evidence_file (scan_after) where sha256 is not null and scan in ('none', 'failed');

create table evidence_chunk (
  organisation_id uuid not null,
  file_id uuid not null,
  n integer not null check (n >= 0),
  bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
  primary key (organisation_id, file_id, n),
  foreign key (organisation_id, file_id) references evidence_file (organisation_id, id) on delete cascade
);
-- Photographs and PDFs do not get smaller.
alter table evidence_chunk alter column bytes set storage external;

-- A file that arrived whole and waits to be made evidence; kept for some days to count what came in a day.
create table evidence_upload (
  id uuid primary key,
  organisation_id uuid not null,
  file_id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  kind text not null check (char_length(kind) between 1 and 40),
  person_id uuid not null references person (id),
  at timestamptz not null,
  used_at timestamptz,
  foreign key (organisation_id, file_id) references evidence_file (organisation_id, id)
);
create index evidence_upload_day on evidence_upload (organisation_id, at);
create index evidence_upload_file on evidence_upload (organisation_id, file_id);

create table evidence (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  title text not null check (char_length(title) between 1 and 120),
  note text not null check (char_length(note) <= 1000),
  -- The day it speaks of, apart from the day it was uploaded.
  effective date not null,
  expires date check (expires >= effective),
  responsible_id uuid references person (id),
  -- As it was when written, so that somebody who left still has a name.
  responsible_name text not null default '',
  revisions integer not null check (revisions >= 1),
  created_at timestamptz not null,
  version integer not null,
  retired_at timestamptz,
  retired_by_name text,
  check ((retired_at is null) = (retired_by_name is null)),
  unique (organisation_id, id)
);
create index evidence_expiry on evidence (organisation_id, expires) where retired_at is null;

-- Never changed, never deleted: what was shown to an inspector must still be there.
create table evidence_revision (
  organisation_id uuid not null,
  evidence_id uuid not null,
  n integer not null check (n >= 1),
  file_id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  kind text not null check (char_length(kind) between 1 and 40),
  effective date not null,
  expires date,
  uploaded_by uuid not null references person (id),
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  primary key (evidence_id, n),
  foreign key (organisation_id, evidence_id) references evidence (organisation_id, id),
  foreign key (organisation_id, file_id) references evidence_file (organisation_id, id)
);
create index evidence_revision_file on evidence_revision (organisation_id, file_id);

-- What it is evidence of: a practice now; checklist items, systems, vendors later.
create table evidence_link (
  organisation_id uuid not null,
  evidence_id uuid not null,
  target_kind text not null check (target_kind ~ '^[a-z][a-z-]{0,29}$'),
  target_id text not null check (char_length(target_id) between 1 and 80),
  linked_by_name text not null,
  linked_at timestamptz not null,
  primary key (evidence_id, target_kind, target_id),
  foreign key (organisation_id, evidence_id) references evidence (organisation_id, id)
);
create index evidence_link_target on evidence_link (organisation_id, target_kind, target_id);

alter table evidence_file enable row level security; alter table evidence_file force row level security;
alter table evidence_chunk enable row level security; alter table evidence_chunk force row level security;
alter table evidence_upload enable row level security; alter table evidence_upload force row level security;
alter table evidence enable row level security; alter table evidence force row level security;
alter table evidence_revision enable row level security; alter table evidence_revision force row level security;
alter table evidence_link enable row level security; alter table evidence_link force row level security;
create policy owner on evidence_file to current_user using (true) with check (true);
create policy owner on evidence_chunk to current_user using (true) with check (true);
create policy owner on evidence_upload to current_user using (true) with check (true);
create policy owner on evidence to current_user using (true) with check (true);
create policy owner on evidence_revision to current_user using (true) with check (true);
create policy owner on evidence_link to current_user using (true) with check (true);
create policy own on evidence_file to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on evidence_chunk to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on evidence_upload to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on evidence to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on evidence_revision to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on evidence_link to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));

grant select, insert, delete on evidence_file to ${app};
grant update (sha256, size, chunks, scan, scan_note, scan_attempts, scan_after, scanned_at, touched_at) on evidence_file to ${app};
grant select, insert, delete on evidence_chunk to ${app};
grant select, insert, delete on evidence_upload to ${app};
grant update (used_at) on evidence_upload to ${app};
grant select, insert on evidence to ${app};
grant update (title, note, effective, expires, responsible_id, responsible_name, revisions, version, retired_at, retired_by_name) on evidence to ${app};
grant select, insert on evidence_revision to ${app};
grant select, insert, delete on evidence_link to ${app};

-- For the job alone: whose files wait to be looked at by the virus scanner, oldest first.
create function evidence_to_scan(at timestamptz, most integer) returns table (organisation_id uuid, file_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select f.organisation_id, f.id from evidence_file f
    where f.sha256 is not null and f.scan in ('none', 'failed') and (f.scan_after is null or f.scan_after <= at)
    order by f.touched_at limit most
  $$;
revoke all on function evidence_to_scan(timestamptz, integer) from public;
grant execute on function evidence_to_scan(timestamptz, integer) to ${app};
