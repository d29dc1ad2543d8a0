-- Occasions to look at a VNF instance again: notifications, and operations that turned out to have ended. Kept for a while when done, so that a
-- notification sent twice counts once.
create table lcm_occasion (
    vnfm text not null,
    kind text not null,
    id text not null,
    vnf_id text not null,
    -- ids of VNFCs that are said to be removed, a JSON array
    removed text not null,
    received_at bigint not null,
    done_at bigint,
    primary key (vnfm, kind, id)
);

create index lcm_occasion_open on lcm_occasion (vnfm, received_at) where done_at is null;
create index lcm_occasion_done on lcm_occasion (vnfm, done_at) where done_at is not null;

-- VNFCs that are gone, and what became of their certificates
create table lcm_removal (
    id text not null primary key,
    vnfm text not null,
    vnf_id text not null,
    vnfc_id text not null,
    cause text not null,
    found_at bigint not null,
    done_at bigint,
    outcome text,
    certificates integer
);

create unique index lcm_removal_open on lcm_removal (vnfm, vnf_id, vnfc_id) where done_at is null;
create index lcm_removal_of_vnfc on lcm_removal (vnfm, vnfc_id, found_at);
create index lcm_removal_done on lcm_removal (vnfm, done_at);
