-- Subject instances (SOL023 clause 5.6.4.2.2), complete in one row; the two tables below are for looking up and for keeping apart.
create table subject_instance (
    id text not null primary key,
    consumer text not null,
    cert_type text not null,
    subjects text not null,
    registered_at bigint not null
);

create index subject_instance_of_consumer on subject_instance (consumer, registered_at, id);

-- A VNFCI is registered once per consumer and certificate type (interpretation I-12).
create table subject_vnfci (
    cert_type text not null,
    consumer text not null,
    vnfci_id text not null,
    subject_instance_id text not null references subject_instance (id),
    primary key (cert_type, consumer, vnfci_id)
);

create index subject_vnfci_of_instance on subject_vnfci (subject_instance_id);

-- The names of a certificate, by the key of their canonical form (interpretation I-24). One consumer may use them for several VNFCIs.
create table subject_names (
    cert_type text not null,
    names_key text not null,
    subject_instance_id text not null references subject_instance (id),
    vnfci_id text not null,
    consumer text not null,
    primary key (cert_type, names_key, subject_instance_id, vnfci_id)
);

create index subject_names_of_instance on subject_names (subject_instance_id);
