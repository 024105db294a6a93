/**
 * Kinds of inputs that a program may read from its machine, and the factors that vary each. Data
 * only; the first kind with a matching pattern counts. A name is an absolute path with
 * placeholders, or `call()` for a fact that the program asks the kernel for:
 *
 *     ~            home                      /proc/self     the program's own processes
 *     {work}       work directory            /proc/{pid}    any other process
 */

export interface InputKind {
  readonly kind: string;
  /** Factors whose levels change the input; none: it is the same in every trial. */
  readonly factors: readonly string[];
  readonly names: readonly RegExp[];
}

const kind = (name: string, factors: readonly string[], ...names: readonly RegExp[]): InputKind => ({
  kind: name,
  factors,
  names,
});

export const INPUT_KINDS: readonly InputKind[] = [
  kind('time zone', ['timezone'], /^\/etc\/(localtime|timezone|TZ|adjtime)$/, /^\/usr\/(share|lib)\/zoneinfo(\/|$)/),
  kind('machine id', [], /^(\/etc|\/var\/lib\/dbus)\/machine-id$/, /^\/sys\/class\/dmi\/id\/product_uuid$/),
  kind('boot id', [], /^\/proc\/sys\/kernel\/random\/boot_id$/),
  kind(
    'container marks',
    ['container'],
    /^\/(\.dockerenv|run\/\.containerenv|run\/systemd\/container)$/,
    /^\/proc\/(self|\{pid\})\/cgroup$/,
    /^\/sys\/fs\/cgroup(\/|$)/,
  ),
  kind('state of its own process, with a tracer', ['traced'], /^\/proc\/self\/status$/),
  kind('other processes', [], /^\/proc\/\{pid\}(\/|$)/, /^\/proc$/, /^\/proc\/loadavg$/),
  kind(
    'mounts',
    [],
    /^\/proc\/(self\/)?(mounts|mountinfo|mountstats)$/,
    /^\/etc\/(mtab|fstab)$/,
    /^\/proc\/filesystems$/,
  ),
  kind(
    'virtual machine',
    [],
    /binfmt_misc|^\/(run|mnt)\/(WSL|wslg?)(\/|$)/i,
    /^\/sys\/hypervisor/,
    /^\/proc\/(xen|vz|bc)(\/|$)/,
  ),
  kind(
    'operating system release',
    [],
    /^\/(etc|usr\/lib)\/([\w-]*-release|debian_version|issue|lsb-release|os-release)$/,
    /^\/proc\/(version|version_signature|sys\/kernel\/(osrelease|version|ostype))$/,
  ),
  kind(
    'kernel and host name',
    ['hostname'],
    /^uname\(\)$/,
    /^\/etc\/hostname$/,
    /^\/proc\/sys\/kernel\/(hostname|domainname)$/,
  ),
  kind('network interfaces', [], /^netlink\(\)$/, /^\/sys\/class\/net(\/|$)/, /^\/proc\/(self\/)?net(\/|$)/),
  kind(
    'search domain and resolver',
    ['search-domain'],
    /^\/etc\/(resolv\.conf|hosts|host\.conf|gai\.conf|nsswitch\.conf)$/,
    /^\/run\/systemd\/resolve(\/|$)/,
  ),
  kind(
    'hardware',
    [],
    /^(sysinfo|sched_getaffinity)\(\)$/,
    /^\/sys\/(class\/dmi|devices\/virtual\/dmi|firmware|devices\/system|class\/(drm|thermal|power_supply|block)|block|bus)(\/|$)/,
    /^\/proc\/(cpuinfo|meminfo|stat|uptime|partitions|diskstats|devices|driver)(\/|$)/,
    /^\/dev\/(dri|nvidia\w*|kfd)(\/|$)/,
  ),
  kind(
    'user and group names',
    ['user', 'uid'],
    /^\/etc\/(passwd|group|shadow|login\.defs)$/,
    /^\/(var\/)?run\/(nscd|utmp)/,
  ),
  kind('git identity', ['git'], /^(~\/\.gitconfig|\/etc\/gitconfig|~\/\.config\/git\/config)$/),
  kind('git repository and its remote', ['remote'], /\/\.git(\/|$)/),
  kind(
    'package registry',
    ['registry'],
    /(^|\/)\.(npmrc|yarnrc(\.yml)?|pnpmrc)$/,
    /^(\/etc|\/usr\/etc|\/usr\/local\/etc)\/npmrc$/,
    /\/pip(\/pip)?\.conf$/,
  ),
  kind(
    'certificates',
    ['ca-route'],
    /^\/etc\/(ssl|pki|ca-certificates|openssl)(\/|$)/,
    /\/(ca-certificates|certs|openssl)(\/|$)/,
    /\/(cert|ca-bundle)\.(pem|crt)$/,
    /^~\/\.pki(\/|$)/,
  ),
  kind(
    'language',
    ['locale'],
    /^\/usr\/(lib|share)\/(locale|i18n)(\/|$)/,
    /^\/etc\/(locale\.\w+|default\/locale|environment)$/,
  ),
  kind(
    'places of credentials',
    [],
    /^~\/\.(netrc|git-credentials|ssh|aws|azure|kube|docker|gnupg|pgpass|password-store|boto|oci|vault-token)(\/|$)/,
    /^~\/\.config\/(gcloud|gh|hub|glab|op|doctl)(\/|$)/,
    /^~\/\.local\/share\/keyrings(\/|$)/,
    /^\/var\/run\/secrets(\/|$)|^\/run\/secrets(\/|$)/,
  ),
  kind(
    'editors and desktop',
    [],
    /^~\/\.(vscode|vscode-server|cursor|windsurf|emacs|vim|idea)(\b|\/|$)/,
    /^~\/\.config\/(Code|JetBrains|nvim|dconf)/,
    /^\/usr\/share\/(applications|X11|fonts|terminfo)(\/|$)/,
    /^\/(etc|lib)\/terminfo(\/|$)/,
  ),
  kind(
    'shell set-up and history',
    [],
    /^~\/\.(bash|zsh|fish|profile|zprofile|inputrc|config\/fish)/,
    /^\/etc\/(profile|bash\.bashrc|shells|zsh)/,
  ),
];

/** Names that every program looks up to start: counted, not listed. */
export const SYSTEM_NAMES: readonly RegExp[] = [
  /^\/(usr\/)?(lib\w*|local\/lib)(\/|$)/,
  /^\/usr\/(share|libexec|include)(\/|$)/,
  /^\/etc\/(ld\.so|alternatives|host\.conf|services|protocols)/,
  /^\/proc\/self(\/|$)/,
  /^\/proc\/sys\/(vm|fs|kernel\/(cap_last_cap|pid_max|ngroups_max|threads-max))/,
  /^\/sys\/kernel\/mm(\/|$)/,
  /^\/dev\/(null|zero|u?random|tty|pts|shm|std\w+|fd)(\/|$)/,
  /^\/(tmp|var\/tmp)(\/|$)/,
  /^\/(usr|home|etc|opt|var|proc|sys|dev|run|srv|root)?$/,
];

/** Programs, as a search along PATH looks them up. */
export const PROGRAM_NAMES = /^\/(usr\/|usr\/local\/)?s?bin\/[^/]+$/;

/** Inputs that no trace of system calls shows: a program reads them without a call. */
export const UNTRACED: readonly string[] = ['environment variables', 'the clock', 'the processor', 'the user id'];
