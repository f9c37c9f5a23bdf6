/**
 * Says why nothing starts when the page's own script cannot be loaded: opened from disk, or in a sandboxed frame, where only
 * a classic script like this one runs. Deferred and first, so that it hears the error of the module after it.
 */
{
  const texts = {
    en: [
      'StepDial could not start here.',
      'Browsers do not run its scripts from disk. Serve this folder over HTTP.',
      'Open it in its own tab',
    ],
    de: [
      'StepDial konnte hier nicht starten.',
      'Von der Festplatte führen Browser sein Skript nicht aus. Stellen Sie diesen Ordner über HTTP bereit.',
      'In eigenem Tab öffnen',
    ],
    es: [
      'StepDial no ha podido iniciarse aquí.',
      'Los navegadores no ejecutan su código desde el disco. Sirva esta carpeta por HTTP.',
      'Abrir en una pestaña propia',
    ],
    zh: ['StepDial 无法在此启动。', '浏览器不会从磁盘运行其脚本。请通过 HTTP 提供此文件夹。', '在单独的标签页中打开'],
  };
  const wanted = [
    new URLSearchParams(location.search).get('lang'),
    ...navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]),
  ];
  const language = wanted.find((name) => Object.hasOwn(texts, name ?? '')) ?? 'en';
  const [failed, fromDisk, open] = texts[language];
  const say = ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || target.type !== 'module') return;
    removeEventListener('error', say, true);
    const line = document.createElement('p');
    line.lang = language;
    line.append(`${failed} `);
    if (location.protocol === 'file:') line.append(fromDisk);
    else {
      const link = document.createElement('a');
      link.href = `./index.html${location.search}`;
      link.target = '_blank';
      link.textContent = open;
      line.append(link);
    }
    document.getElementById('root').append(line);
  };
  addEventListener('error', say, true);
}
