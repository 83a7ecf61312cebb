/** Returns the request headers of a program with this token. */
export const buildBearerHeaders = (token = ''): Record<string, string> => ({
  authorization: `Bearer ${token}`,
});
