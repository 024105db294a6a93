/** Identity of the user in git's configuration: name and email address. */
import type { Factor, Level } from '../model/index.ts';

/** A level named after the address; name, address and the address's domain are its renderings. */
export function gitLevel(name: string, email: string): Level {
  const domain = email.slice(email.indexOf('@') + 1);
  return { name: email, setting: { git: { name, email } }, renderings: [email, name, domain] };
}

export const git: Factor = {
  name: 'git',
  kind: 'git-identity',
  describes: 'user.name and user.email of git',
  levels: [
    gitLevel('Samuel Okafor', 'sokafor@tinforge.dev'),
    gitLevel('Annika Brodersen', 'a.brodersen@ostsee-werft.de'),
    gitLevel('Li Xinyue', 'lixinyue@qiandao-tech.com'),
  ],
};
