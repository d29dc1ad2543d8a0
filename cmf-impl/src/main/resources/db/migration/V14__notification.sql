-- Subscriptions to changes of certificates (SOL023 clause 7), and what is to be delivered to them.
create table notify_subscription (
    id text ${byCodePoint} not null primary key,
    owner text not null,
    callback_uri text ${byCodePoint} not null,
    -- the filter as JSON, as it was sent
    filter text,
    verbosity text not null,
    -- a digest of callback URI, filter and verbosity
    same_as text not null,
    -- how the CMF proves who it is, encrypted
    authorization_data bytea not null,
    -- events up to this one were before the subscription
    since bigint not null
);

create index notify_subscription_of_owner on notify_subscription (owner, id);
create index notify_subscription_same on notify_subscription (owner, same_as);

-- the values of a filter; element tells the structures of an array apart
create table notify_subscription_value (
    subscription_id text ${byCodePoint} not null,
    owner text not null,
    path text not null,
    element integer not null,
    value text ${byCodePoint} not null
);

create index notify_subscription_value_of on notify_subscription_value (subscription_id);

-- one row for each change, written with the change; fanned once it is known to whom it goes
create table notify_event (
    seq ${serial},
    id text not null,
    owner text not null,
    lane text not null,
    cert_type text not null,
    state text not null,
    happened_at bigint not null,
    body text not null,
    -- the VNF instance of the subject, as JSON, if it is known
    vnf text,
    fanned integer not null
);

create index notify_event_pending on notify_event (seq) where fanned = 0;

-- one row for each subscription: which node works on it, and when there is something to do
create table notify_queue (
    subscription_id text ${byCodePoint} not null primary key,
    node text,
    lease_until bigint not null,
    due_at bigint,
    failures integer not null
);

create index notify_queue_due on notify_queue (due_at) where due_at is not null;

-- one row for each notification that has not arrived
create table notify_delivery (
    subscription_id text ${byCodePoint} not null,
    seq bigint not null,
    lane text not null,
    attempts integer not null,
    due_at bigint not null,
    parked_at bigint,
    problem text,
    primary key (subscription_id, seq)
);

create index notify_delivery_of_event on notify_delivery (seq);
create index notify_delivery_parked on notify_delivery (parked_at) where parked_at is not null;

-- whoever has this row locked distributes events
create table notify_turn (
    id integer not null primary key
);

insert into notify_turn (id) values (1);

-- when a certificate is next to be announced: its renewal, then its end
create table certificate_due (
    issuer text not null,
    serial text ${byCodePoint} not null,
    due_at bigint not null,
    what text not null,
    primary key (issuer, serial)
);

create index certificate_due_at on certificate_due (due_at);

insert into certificate_due (issuer, serial, due_at, what)
    select issuer, serial, not_after, 'END' from certificate where revoked_at is null;
