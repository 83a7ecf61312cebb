/** Uploaded files and who uploaded them. Evidence is found by its hash. */
export const files = `
create table stored_file (
  sha256 text collate "C" not null,
  size_bytes int not null,
  media_type text not null,
  created_at timestamptz(3) not null default current_timestamp(3),
  primary key (sha256),
  constraint stored_file_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint stored_file_size_check check (size_bytes > 0)
);

create table file_upload (
  id node_id not null,
  account_id node_id not null references account (id),
  sha256 text collate "C" not null references stored_file (sha256),
  file_name text not null,
  media_type text not null,
  uploaded_at timestamptz(3) not null,
  primary key (id)
);

create index file_upload_account_id_sha256_index on file_upload (account_id, sha256);

create index file_upload_sha256_index on file_upload (sha256);

create index evidence_sha256_index on evidence (sha256);
`;
