-- What this CMF has issued (SOL023 clauses 5.3.3 and 5.3.4). Times are milliseconds since 1970 UTC, serial numbers and key identifiers lower-case hexadecimal.
create table certificate (
    issuer text not null,
    serial text not null,
    type text not null,
    subject_instance_id text not null,
    vnfci_id text not null,
    owner text not null,
    names_key text not null,
    not_after bigint not null,
    issued_at bigint not null,
    key_id text not null,
    revoked_at bigint,
    revocation_reason integer,
    der bytea not null,
    primary key (issuer, serial)
);

-- deregistration asks for the valid certificates of a subject
create index certificate_of_subject on certificate (subject_instance_id, not_after) where revoked_at is null;

-- a key that is known to others is not certified again
create index certificate_compromised on certificate (key_id) where revocation_reason = 1;

-- a CRL is read from this index alone
create index certificate_revoked on certificate (issuer, not_after, serial, revoked_at, revocation_reason) where revoked_at is not null;

-- revocations that no CRL shows yet; a row of its own for each, so that revocations do not wait for each other
create table revocation_unpublished (
    issuer text not null,
    serial text not null,
    primary key (issuer, serial)
);
