-- CMP transactions that poll for their certificate (RFC 9483 section 4.4): the state WAITING, and what the answers to pollReq need.
alter table cmp_transaction add column request_id text;
alter table cmp_transaction add column implicit_confirm integer;
-- the senderNonces that a pollReq may repeat, the oldest first, 16 octets each; expected_nonce may hold several now, too
alter table cmp_transaction add column poll_nonces bytea;

create index cmp_transaction_waiting on cmp_transaction (opened_at) where state = 'WAITING';
