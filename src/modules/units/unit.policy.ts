import { type Place, policy } from '../../authorization/policy.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';

policy('organization', {
  /** A governing body of its own: an administrator of any governing body. */
  found: { may: { ADMIN: 'ORGANIZATION' } },
  create: { may: { ADMIN: 'ORGANIZATION' } },
  change: { may: { ADMIN: 'ORGANIZATION' } },
  move: { may: { ADMIN: 'ORGANIZATION' } },
  abolish: { may: { ADMIN: 'ORGANIZATION' } },
  name: { may: { ADMIN: 'ORGANIZATION' } },
});

policy('group', {
  create: { may: { ADMIN: 'BODY', OFFICE: 'BODY' } },
  setMember: { may: { ADMIN: 'BODY', OFFICE: 'BODY' } },
});

policy('person', {
  create: { may: { ADMIN: 'ORGANIZATION', OFFICE: 'BODY' } },
  appoint: { may: { ADMIN: 'ORGANIZATION', OFFICE: 'BODY' } },
  endPosition: { may: { ADMIN: 'ORGANIZATION', OFFICE: 'BODY' } },
});

policy('bodyPolicy', { set: { may: { ADMIN: 'BODY' } } });

/** The id of the governing body an organization belongs to: the top of its path. */
export const bodyIdOf = ({ path }: Organization): string => path.slice(0, path.indexOf('/'));

/** What is done to an organization, as the rules see it. */
export const placeOf = (organization: Organization): Place => ({
  organization: organization.path,
  body: `${bodyIdOf(organization)}/`,
});
