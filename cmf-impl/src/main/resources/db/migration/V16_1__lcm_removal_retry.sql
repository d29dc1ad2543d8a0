-- A VNFC that is gone and about which nothing could be done yet: how often that was tried, why it failed, and when it is tried again.
alter table lcm_removal add column attempts integer not null default 0;
alter table lcm_removal add column problem text;
alter table lcm_removal add column next_at bigint not null default 0;
