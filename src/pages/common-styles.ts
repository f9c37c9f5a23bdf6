/** The styles of what the page and the embed both show, before those that only one of them has. */
import '@fontsource-variable/inter/wght.css';
import '../ui/kit/base.css';
import '../ui/dial/dial.css';
import '../ui/pictures/easel.css';
import '../ui/controls/controls.css';
import '../ui/caption/captions.css';
import '../ui/charts/charts.css';
import '../ui/charts/frontier/frontier.css';
import '../ui/pictures/posters.css';
