/** Signed checkpoints: the state of the chains at an instant. Who removes the end of a chain must also forge a signature. */
export const checkpoints = `
create table checkpoint (
  number bigint not null primary key,
  at timestamptz(3) not null,
  seq bigint not null,
  key_id text collate "C" not null,
  record text not null,
  signature text collate "C" not null
);

create trigger checkpoint_is_final before update or delete or truncate on checkpoint
  for each statement execute function history.refuse();
`;
