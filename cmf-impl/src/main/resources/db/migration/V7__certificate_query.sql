-- Certificates are listed in the order of their ids, and filtered (SOL013 clause 5.2) by what was only in their DER before. Texts compare by code point on
-- every engine. The old rows are copied by the migration of data that follows, and then dropped.
alter table certificate rename to certificate_before_v7;

create table certificate (
    issuer text not null,
    serial text ${byCodePoint} not null,
    -- the base64url form of issuer and serial (interpretation I-08)
    certificate_id text ${byCodePoint} not null,
    type text not null,
    subject_instance_id text ${byCodePoint} not null,
    vnfci_id text ${byCodePoint} not null,
    owner text not null,
    names_key text not null,
    -- names in the form of RFC 4514
    issuer_name text ${byCodePoint} not null,
    subject_name text ${byCodePoint} not null,
    not_before bigint not null,
    not_after bigint not null,
    issued_at bigint not null,
    key_id text not null,
    revoked_at bigint,
    revocation_reason integer,
    der bytea not null,
    primary key (issuer, serial)
);
