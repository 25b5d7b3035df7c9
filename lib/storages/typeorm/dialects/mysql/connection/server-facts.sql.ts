export const READ_FACTS =
  'SELECT DATABASE() AS name, VERSION() AS version, @@max_allowed_packet AS max_packet, ' +
  '@@character_set_client AS charset';

/** Not as `@@log_bin`, because not all servers have both variables. */
export const READ_BINLOG = "SHOW VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format')";
