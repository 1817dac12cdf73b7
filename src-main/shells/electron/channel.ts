/** The one channel between window and backend. */
export const CALL_CHANNEL = 'chainrule:call';
