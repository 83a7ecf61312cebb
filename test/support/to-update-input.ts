/** Returns the input fields by which a mutation names a node and its version. */
export const toUpdateInput = ({ id, version }: { readonly id: string; readonly version: number }) => ({
  id,
  expectedVersion: version,
});
