export const READ_FACTS =
  'SELECT DATABASE() AS name, VERSION() AS version, @@max_allowed_packet AS max_packet';
