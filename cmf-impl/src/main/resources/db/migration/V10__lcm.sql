-- The VNFMs whose lifecycle notifications this CMF takes (SOL023 clause 6). Times are milliseconds since 1970 UTC.
create table lcm_vnfm (
    name text not null primary key,
    -- the last part of the path to which this VNFM posts
    endpoint text not null,
    -- 0: the operator has terminated the subscription
    wanted integer not null,
    resync_wanted integer not null,
    -- the id that the VNFM gave to the subscription, and a digest of what was subscribed
    subscription text,
    terms text,
    state text not null,
    detail text not null,
    state_since bigint not null,
    synchronized_at bigint,
    -- the node that speaks with this VNFM, until when it need not say so again
    lease_holder text,
    lease_until bigint not null
);

create unique index lcm_vnfm_endpoint on lcm_vnfm (endpoint);

-- VNF instances, as the VNFM has last shown them
create table lcm_vnf (
    vnfm text not null,
    vnf_id text ${byCodePoint} not null,
    name text,
    vnfd_id text,
    provider text,
    product_name text,
    software_version text,
    vnfd_version text,
    instantiated integer not null,
    -- of all that was shown; what shows the same again need not be written again
    digest text not null,
    primary key (vnfm, vnf_id)
);

-- their VNFCs; the id of a vnfcInfo and that of its vnfcResourceInfo both name a VNFC
create table lcm_vnfc (
    vnfm text not null,
    vnf_id text ${byCodePoint} not null,
    vnfc_id text ${byCodePoint} not null,
    resource_id text ${byCodePoint},
    vdu_id text,
    certificate_content_id text,
    primary key (vnfm, vnf_id, vnfc_id)
);

create index lcm_vnfc_by_id on lcm_vnfc (vnfm, vnfc_id, vnf_id);
create index lcm_vnfc_by_resource on lcm_vnfc (vnfm, resource_id, vnf_id);

-- what the VNFM says about their certificates; the serial number in decimal, of any length
create table lcm_certificate (
    vnfm text not null,
    vnf_id text ${byCodePoint} not null,
    content_id text ${byCodePoint} not null,
    type text,
    serial text,
    issuer text,
    subject text,
    primary key (vnfm, vnf_id, content_id)
);

-- operations that were heard of; as long as one is not final, no VNFC of its VNF instance is taken for gone
create table lcm_operation (
    vnfm text not null,
    operation_id text not null,
    vnf_id text not null,
    operation text not null,
    state text not null,
    is_final integer not null,
    heard_at bigint not null,
    primary key (vnfm, operation_id)
);

create index lcm_operation_of_vnf on lcm_operation (vnfm, vnf_id) where is_final = 0;
