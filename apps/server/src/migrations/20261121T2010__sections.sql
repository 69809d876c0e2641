-- Who looks after which domain of a draft, what is said about its questions, and management's own view of a practice.

create table assignment (
  organisation_id uuid not null,
  assessment_id uuid not null,
  domain text not null check (char_length(domain) <= 40),
  person_id uuid not null references person (id),
  -- As it was when the domain was given, so that somebody who left still has a name.
  person_name text not null,
  due date,
  note text not null check (char_length(note) <= 200),
  assigned_by uuid not null references person (id),
  assigned_at timestamptz not null,
  reminded_at timestamptz,
  version integer not null,
  primary key (assessment_id, domain),
  foreign key (organisation_id, assessment_id) references assessment (organisation_id, id)
);
create index assignment_person on assignment (organisation_id, person_id);

create table remark (
  id uuid primary key,
  organisation_id uuid not null,
  assessment_id uuid not null,
  question text not null check (char_length(question) <= 80),
  text text not null check (char_length(text) between 1 and 1000),
  written_by uuid not null references person (id),
  written_by_name text not null,
  at timestamptz not null,
  foreign key (organisation_id, assessment_id) references assessment (organisation_id, id)
);
create index remark_question on remark (assessment_id, question, at);

alter table claim drop constraint claim_source_check;
alter table claim add constraint claim_source_check check (source in ('assessment', 'vendor', 'management'));

alter table assignment enable row level security; alter table assignment force row level security;
alter table remark enable row level security; alter table remark force row level security;
create policy owner on assignment to current_user using (true) with check (true);
create policy owner on remark to current_user using (true) with check (true);
create policy own on assignment to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create policy own on remark to ${app} using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
grant select, insert, delete on assignment to ${app};
grant update (person_id, person_name, due, note, assigned_by, assigned_at, reminded_at, version) on assignment to ${app};
grant select, insert on remark to ${app};
