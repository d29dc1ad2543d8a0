-- A VNF instance that is gone is remembered for a while: its certificates are still revoked, and whoever filters by it is told.
alter table lcm_vnf add column gone_at bigint;
