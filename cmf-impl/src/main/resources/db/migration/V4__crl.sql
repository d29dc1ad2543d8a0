-- The newest CRL of each issuer, as it is served (RFC 5280 §5). Times are milliseconds since 1970 UTC.
create table crl (
    issuer text not null primary key,
    number bigint not null,
    this_update bigint not null,
    next_update bigint not null,
    der bytea not null
);
