-- CMP transactions (RFC 9810 section 5.1.1). Times are milliseconds since the epoch.
create table cmp_transaction (
    transaction_id   text   not null primary key,
    credential       text   not null,
    opener           text   not null,
    certificate_type text   not null,
    dialect          text   not null,
    opened_at        bigint not null,
    -- AWAITING (a confirmation) or how it ended
    state            text   not null,
    -- what was issued; such a row is never purged, so that its message cannot be granted again
    certificate_id   text,
    cert_req_id      bigint,
    -- the senderNonce of our last answer
    expected_nonce   bytea,
    confirm_until    bigint
);

create index cmp_transaction_overdue on cmp_transaction (confirm_until) where state = 'AWAITING';
create index cmp_transaction_purge on cmp_transaction (opened_at) where certificate_id is null;

-- Certificates that protected a first message; a certConf may come without extraCerts (RFC 9483 section 3.3).
create table cmp_signer (
    credential text  not null primary key,
    -- the DER of the certificate and of those sent with it, one after the other
    path       bytea not null
);
