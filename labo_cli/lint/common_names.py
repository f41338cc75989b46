"""Family names that are words, months, towns or saints too: alone, they tell nothing of anybody."""

from __future__ import annotations

from labo_cli.lint.sentences import words

__all__ = ["COMMON"]

COMMON = frozenset(
    words(
        # French.
        "abbe abbé adam alain albert alexandre ami ancien andre andré antoine aout août arnaud automne avril "
        "barbier baron beau bel bell belle benoit benoît berger bernard bertrand besson blanc blanche bois bon "
        "bonne bonneau bonnet bordeaux boucher boulanger boulangers bouleau bourgogne bouvier brave bretagne "
        "breton brun cabane camus capitaine caron carpentier carre carré cartier cerisier chambre champ champagne "
        "champs chanel chantier chapel chapelle charbon charles charpentier charron chateau chaussée chene "
        "chevalier château chêne citron clement clerc clos clément colin collin colère comte constant content coq "
        "corbeau cordier cornu costa coste cote couleur cour court courtois cousin couturier couvreur croix "
        "cuisinier cure curé côte dame dames daniel dauphin david delacroix denis deschamps desmoulins dimanche "
        "docteur doux dragon dubois duc dumont dupont dupré dur défense enfant etienne eugène fabre facteur faucon "
        "faure favre felix fermier figuier flamand fleur fleury fontaine foret fort forêt four fournier france "
        "francis francois français françois frêne félix gabriel gai gaillard garde gardien garnier gauthier "
        "gautier gay gendre gentil georges gerard germain gilbert gilet gilles grand grande grange grenier gros "
        "guerin guillaume guy guérin gérard hardy haut henri herbe hervé heureux hiver hubert huet humbert héron "
        "hôte jacques janvier jardin jardinier jean jeudi jeune joli joly joseph jourdain juillet juin jules "
        "julien juste lac lacour lafleur lallemand lambert lami langlais laporte larue latour laurent lavallée "
        "lavigne lavoie lebas lebeau leblanc lebon lebreton lebrun leclerc lefort leger legrand legros lejeune "
        "lemoine lenfant lenoir leon leroux leroy lesage levêque lheureux lille lion long louis loup luc lundi "
        "lyon légal léger léon mai mairie maison maisons maitre major malin mallet marais marc marchand marche "
        "marché mardi marie marin marquis mars marseille martin masson mathieu maurice maxime maçon maître mer "
        "mercier mercredi merle messager meunier meyer michel millet moine monnier mont montagne moreau morel "
        "morin moulin mouton ménager nantes neuville neveu nicolas noble noel noir normand nouveau noyer noël "
        "octobre olive olivier oscar page pape papillon parc parent paris pascal passage pasteur patient patrice "
        "patrick paul pauvre pecheur peintre perle perrin petit petite philippe picard pierre pigeon pinson place "
        "plaisir plume poirier poisson pommier pont port porte potier poulain poule prairie prevost prince "
        "printemps prosper provost pré prévert prévost pêcheur quartier raisin rameau raoul raymond reine remi "
        "remy renard rene rené ricard richard riche richer rivet riviere rivière robert roche rocher roger roi "
        "romain roman rose rossignol rouen rouge rousseau roux royer rue régis rémi sabatier sage saint sainte "
        "samedi samuel sauvage savary savoie seigneur serge sergent serre service signal simon soldat source "
        "sylvestre sébastien tailleur tellier temple terrier tessier texier thomas théo tison tisserand tonnelier "
        "torrent toulouse tour tournier tours tristan trouvé urbain vacher val valentin vallee vallée vasseur "
        "vendredi verdier verger vert vicaire victor vidal vieux vif vigne vigneron village ville vincent vite "
        "voisin voisins xavier yves écolier épine étang étienne étoile été "
        # English.
        "able archer baker banks barber bath berry best bird bishop black blood bloom board bond booth bowman "
        "brewer bridge bridges bright brook brooks brown buck bull burns bush butcher butler camp canon care "
        "carpenter carter chance chapman chase chester church clay clerk coach cook cooper cotton cross dale dance "
        "dark dawn day days dean dear derby drake drew driver early east england english farmer field fields fish "
        "fisher fletcher flood flowers ford forest forester foster fox frank freeman french friday frost fuller "
        "gardener gardner gates gentry gibbon glass glover gold goldsmith good goodman gray green greenfield grey "
        "groom hall hand harper hart hawk head heath hedges herd hill hills holiday holland holly home hood hope "
        "house hunt hunter iron jack jacks james jewel jordan joy judge judges june kay keen kent key kind king "
        "kings kitchen knight knights lake lamb lancaster land lane large law leaf lee lily lincoln link little "
        "london lord love low making march mark marks marsh mason masters may meadows mercy miles mill miller "
        "mills milner monday monk moon moore moss mount nail nash nelson newman night north nurse oaks old oxford "
        "pace painter palmer parish park parker parks parsons peace pearl penny perfect piper pitt plant plumber "
        "pole pond pool poole pope porter potter power powers price priest prior proud quick rain rainbow read "
        "reader reed reeve rich rider ring rivers road robin rock rush rust ryder sadler salt sands savage saw "
        "school scott sea sexton sharp shepherd ship short silver singer skinner slater small smart smith snow "
        "south spark speed spencer spring squire stable staff stafford steel stern steward still stock stone "
        "street strong summer summers sumner sunday swan sweet swift table tailor tanner taylor thatcher thorn "
        "tidy town towns trade travers tree trees turner twist usher vale valley vine wade wagner wait walker wall "
        "walls ward warden warm warner washington waters watson way weaver webb webster well wells west wheeler "
        "white wild will wills winter winters wise wolf wood woods woodward words worth wright yard york young "
    )
)
