/** Longest search text that crosses the bridge, in UTF-16 code units. Ours; longer than any name or address. */
export const longestSearchText = 200

/** Longest text the station puts on the clipboard for the clerk, in UTF-16 code units: a certificate's facts or diagnostics. */
export const longestCopiedText = 64 * 1024
