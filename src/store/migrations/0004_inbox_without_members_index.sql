-- Every use-case writes a line of the inbox, and this index cost each of them a page of its own.
-- Only an erasure asks by member, and it reads the few days that are kept from end to end.
drop index inbox_member;
