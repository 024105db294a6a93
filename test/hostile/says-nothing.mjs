/** Ends well and does nothing. */
