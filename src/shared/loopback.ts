const LOOPBACK_HOST = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

/** Whether a host name or address reaches only this machine. */
export const isLoopbackHost = (host: string): boolean => LOOPBACK_HOST.test(host);
