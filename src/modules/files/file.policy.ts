import { must, policy, whyNot } from '../../authorization/policy.ts';
import type { Viewer } from '../../authorization/viewer.ts';

policy('file', {
  upload: { may: { UNIT: 'ORGANIZATION', OFFICE: 'ORGANIZATION', LEADER: 'ORGANIZATION' } },
});

/** A file is about no organization before it is attached, so a role anywhere is enough to send one. */
export function mustUpload(viewer: Viewer): void {
  const somewhere = viewer.grants.some(
    ({ path: organization }) => !whyNot(viewer, 'file.upload', { organization }),
  );
  if (!somewhere) must(viewer, 'file.upload', {});
}
