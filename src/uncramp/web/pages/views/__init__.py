"""One file a screen: functions that translate in, ask once, translate out."""
