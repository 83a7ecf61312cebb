/**
 * The domain and functions that the tables need: ids, Vietnamese order, Vietnamese search, UTF-16 offsets.
 *
 * The functions list each letter and use no collation and no `unaccent`. PostgreSQL 15 has no `unicode` collation, and PGlite
 * has no `vi-x-icu`. `lower` depends on the locale of the database. The fold does not change the length, so a match in the
 * folded text has the same position in the text itself.
 */
export const language = String.raw`
create domain node_id as text collate "C" check (value ~ '^[a-z]{3}_[0-9a-f]{32}$');

create extension if not exists pg_trgm;

create function vn_lower(value text) returns text language sql immutable strict parallel safe return
  translate(lower(normalize(value, NFC)), 'ÀÁÃẢẠĂẰẮẴẲẶÂẦẤẪẨẬÈÉẼẺẸÊỀẾỄỂỆÌÍĨỈỊÒÓÕỎỌÔỒỐỖỔỘƠỜỚỠỞỢÙÚŨỦỤƯỪỨỮỬỰỲÝỸỶỴĐ', 'àáãảạăằắẵẳặâầấẫẩậèéẽẻẹêềếễểệìíĩỉịòóõỏọôồốỗổộơờớỡởợùúũủụưừứữửựỳýỹỷỵđ');

create function vn_fold(value text) returns text language sql immutable strict parallel safe return
  lower(translate(normalize(value, NFD), 'đĐ' || U&'\0300\0301\0302\0303\0306\0309\031B\0323', 'dD'));

create function vn_sort_key(value text) returns text language sql immutable strict parallel safe return
  translate(vn_lower(value), 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyzàáãảạằắẵẳặầấẫẩậèéẽẻẹềếễểệìíĩỉịòóõỏọồốỗổộờớỡởợùúũủụừứữửựỳýỹỷỵ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgAAAAABBBBBCCCCCHHHHHIIIIIMMMMMSSSSSTTTTTUUUUUaaaaabbbbbfffff') || chr(1) || vn_lower(value);

create function utf16(value text) returns text language sql immutable strict parallel safe return
  regexp_replace(value, '([\U00010000-\U0010FFFF])', '\1\1', 'g');
`;
