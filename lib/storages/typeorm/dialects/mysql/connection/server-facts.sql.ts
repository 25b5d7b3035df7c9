export const READ_FACTS =
  'SELECT DATABASE() AS name, VERSION() AS version, @@max_allowed_packet AS max_packet, ' +
  '@@character_set_client AS charset';

/** Not as `@@log_bin`, because not all servers have all of these variables. */
export const READ_SETTINGS =
  "SHOW VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format', 'wsrep_on')";
