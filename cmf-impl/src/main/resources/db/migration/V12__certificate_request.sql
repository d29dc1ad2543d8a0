-- Requests for certificates that are not granted at once (SOL023 clauses 5.3.3 and 5.3.6), also after they have been decided. Times are milliseconds since 1970 UTC.
create table certificate_request (
    id text ${byCodePoint} not null primary key,
    type text not null,
    subject_instance_id text not null,
    vnfci_id text not null,
    owner text not null,
    names_key text not null,
    -- the PKCS #10 request in DER
    csr bytea not null,
    received_at bigint not null,
    -- what the CMF itself decides, and when, unless the operator is faster: GRANT, DENY or EXPIRE
    verdict text not null,
    verdict_at bigint not null,
    -- WAITING, ISSUED or REFUSED
    state text not null,
    decided_at bigint,
    decided_by text,
    -- of what is ISSUED
    certificate_id text,
    modifications text,
    -- of what is REFUSED
    refusal_reason text,
    refusal_detail text
);

create index certificate_request_due on certificate_request (verdict_at) where state = 'WAITING';
create index certificate_request_waiting on certificate_request (owner) where state = 'WAITING';
create index certificate_request_of_subject on certificate_request (subject_instance_id) where state = 'WAITING';
create index certificate_request_of_state on certificate_request (state, received_at, id);
create index certificate_request_decided on certificate_request (decided_at) where state <> 'WAITING';
